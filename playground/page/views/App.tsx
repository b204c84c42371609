import { announcement, component, failure, openEntry, route } from "../state/app";
import { ConfirmDialog } from "./ConfirmDialog";
import { CopyDialog } from "./CopyDialog";
import { Header } from "./Header";
import { Lazy } from "./Lazy";
import { RunView } from "./RunView";

const loadSandboxView = async () => (await import("../sandbox/SandboxView")).SandboxView;
const loadWizard = async () => (await import("../wizard/WizardView")).WizardView;

/** The whole page: a header, and the view that the address names. */
export function App() {
  return (
    <>
      <button type="button" class="skip" onClick={toMain}>
        Skip to the form
      </button>
      <Header />
      <main id="main" tabIndex={-1}>
        <View />
      </main>
      <p class="unseen" role="status">
        {announcement.value}
      </p>
      <ConfirmDialog />
      <CopyDialog />
    </>
  );
}

/** The address belongs to the views: the jump is made without it. */
function toMain(): void {
  document.getElementById("main")?.focus();
}

function View() {
  if (failure.value !== undefined) return <p class="notice bad">{failure.value}</p>;
  if (!component.value) return <p class="starting">Reading what the component publishes …</p>;
  if (route.value === "sandbox") return <Lazy key="sandbox" load={loadSandboxView} />;
  if (route.value === "wizard") return <Lazy key="wizard" load={loadWizard} />;
  return openEntry.value ? (
    <RunView entry={openEntry.value} />
  ) : (
    <p class="notice">The component has nothing of this name. Choose one from the list.</p>
  );
}
