import path from "node:path";
import type { PublishedComponent } from "../../runner/bundle";
import type { Target } from "../../runner/target";
import { answer } from "./http/answer";
import { listen } from "./http/listen";
import { type Handlers, routesOf } from "./http/router";
import { Tickets } from "./http/tickets";
import { makePlayground } from "./playground";
import { basicRoutes } from "./routes/basics";
import { copyRoutes } from "./routes/copies";
import { runRoutes } from "./routes/runs";
import { sandboxRoutes } from "./routes/sandbox";
import { tableRoutes } from "./routes/tables";
import { triggerRoutes } from "./routes/triggers";
import { watchSandbox } from "./sandbox/watchSandbox";
import { TriggerBoard } from "./triggers/board";
import { interceptRequests } from "./wire/interceptRequests";

export interface RunningPlayground {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** A new address for a browser, with a token that is good once. */
  address(): string;
  close(): Promise<void>;
}

export interface PlaygroundOptions {
  readonly component: PublishedComponent;
  readonly target: Target;
  /** Whether real data are behind the target; default: whether it is on another machine. */
  readonly outside?: boolean;
  /** 0 (default) = any free port. */
  readonly port?: number;
  /** Where the built page is; default `playground/dist`. */
  readonly folder?: string;
}

/** Serves the page and its API on the loopback interface. Rejects where the port is taken. */
export async function startPlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  const { component, target, port = 0 } = options;
  const release = interceptRequests();
  const playground = makePlayground(component, target, options.outside);
  const board = new TriggerBoard(playground);
  const tickets = new Tickets();
  if (target.sandbox) watchSandbox(target.sandbox, playground.hub, playground.secrets);
  const site = {
    port: () => listening.port,
    tickets,
    routes: routesOf({
      ...basicRoutes(playground),
      ...runRoutes(playground),
      ...copyRoutes(playground),
      ...triggerRoutes(playground, board),
      ...sandboxRoutes(playground),
      ...tableRoutes(playground),
    } satisfies Handlers),
    folder: options.folder ?? path.resolve(__dirname, "../dist"),
    secrets: playground.secrets,
  };
  const listening = await listen(port, (message, response) => {
    void answer(site, message, response);
  });
  const origin = `http://127.0.0.1:${listening.port}`;
  return {
    origin,
    address: () => `${origin}/?token=${tickets.issue()}`,
    close: async () => {
      playground.hub.close();
      await board.close();
      await listening.close();
      release();
    },
  };
}
