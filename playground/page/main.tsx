import { render } from "preact";
import { begin } from "./state/app";
import { listenToWire } from "./state/wire";
import "./styles/tokens.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/form.css";
import "./styles/answer.css";
import "./styles/wire.css";
import "./styles/sandbox.css";
import "./styles/wizard.css";
import { App } from "./views/App";

const place = document.getElementById("page");
if (place) {
  place.replaceChildren();
  render(<App />, place);
  void begin().then(listenToWire);
}
