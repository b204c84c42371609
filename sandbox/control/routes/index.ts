import { openApi } from "../page/openApi";
import { page } from "../page/page";
import type { Route } from "../route";
import { certificate } from "./certificate";
import { clockRoutes } from "./clock";
import { faultRoutes } from "./faults";
import { healthRoutes } from "./health";
import { logRoutes } from "./logs";
import { rowRoutes } from "./rows";
import { snapshotRoutes } from "./snapshots";

const pages: readonly Route[] = [
  {
    method: "GET",
    path: "/",
    summary: "Shows this list as a page.",
    answer: { status: 200, description: "A page.", type: "text/html; charset=utf-8" },
    open: true,
    run: () => page(routes),
  },
  {
    method: "GET",
    path: "/openapi.json",
    summary: "Describes these routes in OpenAPI 3.0.",
    answer: {
      status: 200,
      description: "The description.",
      schema: { description: "OpenAPI 3.0" },
    },
    open: true,
    run: ({ service }) => openApi(routes, service.endpoint.origin),
  },
];

/** Everything that a running sandbox is controlled by over HTTP. */
export const routes: readonly Route[] = [
  ...pages,
  ...healthRoutes,
  ...snapshotRoutes,
  ...rowRoutes,
  ...clockRoutes,
  ...faultRoutes,
  ...logRoutes,
  certificate,
];
