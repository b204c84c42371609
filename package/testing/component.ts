import source from "../../src";
import type { Component } from "../types";

/** The component; in the package it is the bundle that the platform runs. */
export const component: Component = source as unknown as Component;
