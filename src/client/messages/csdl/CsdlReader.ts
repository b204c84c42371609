import type { Catalog, TypeDefinition, TypeRef } from "../../types/messages";
import { typeRef } from "../signatures/typeNames";
import type { Declared } from "./declared";
import { reachableTypes } from "./reachableTypes";
import { readAttributes } from "./readAttributes";
import { type Tag, TagScanner } from "./TagScanner";
import { toSignature } from "./toSignature";

/** What is in these says nothing of messages, and is most of the document. */
const SKIPPED = new Set(["EntityType", "EntityContainer", "Annotations", "Term", "TypeDefinition"]);

/** Nullable parameters of functions carry it where they may be left out. */
const OPTIONAL = "Org.OData.Core.V1.OptionalParameter";

type Complex = Map<string, TypeRef>;

/**
 * Reads the signatures of messages, and the types that they are made of, out of a `$metadata` document that
 * arrives piece by piece (CSDL: OASIS, "OData Common Schema Definition Language"). Nothing else of it is kept.
 */
export class CsdlReader {
  readonly #scanner = new TagScanner((tag) => this.#onTag(tag));
  readonly #types = new Map<string, TypeDefinition>();
  readonly #declared: Declared[] = [];
  #members: Map<string, number> | undefined;
  #properties: Complex | undefined;
  #operation: Declared | undefined;
  #isEnded = false;

  write(piece: string): void {
    this.#scanner.write(piece);
  }

  /** @throws UnreadableBody where the document is not whole */
  end(): Catalog | undefined {
    this.#scanner.end();
    if (!this.#isEnded) return undefined;
    const signatures = this.#declared.flatMap((each) => toSignature(each, this.#types) ?? []);
    return { signatures, types: reachableTypes(signatures, this.#types) };
  }

  #onTag({ name, kind, attributes }: Tag): "skip" | undefined {
    if (SKIPPED.has(name)) return "skip";
    if (kind === "close") this.#close(name);
    else this.#open(name, readAttributes(attributes));
    return undefined;
  }

  #close(name: string): void {
    if (name === "EnumType") this.#members = undefined;
    else if (name === "ComplexType") this.#properties = undefined;
    else if (name === "Action" || name === "Function") this.#operation = undefined;
    else if (name === "Edmx") this.#isEnded = true;
  }

  #open(element: string, attributes: ReadonlyMap<string, string>): void {
    const name = attributes.get("Name") ?? "";
    const type = typeRef(attributes.get("Type") ?? "");
    switch (element) {
      case "EnumType": {
        const members = new Map<string, number>();
        const isFlags = attributes.get("IsFlags") === "true";
        this.#types.set(name, { kind: "enum", isFlags, members });
        this.#members = members;
        break;
      }
      case "Member":
        this.#members?.set(name, Number(attributes.get("Value") ?? this.#members.size));
        break;
      case "ComplexType": {
        const properties: Complex = new Map();
        const base = attributes.get("BaseType");
        const bare = base === undefined ? undefined : typeRef(base).name;
        this.#types.set(name, { kind: "complex", base: bare, properties });
        this.#properties = properties;
        break;
      }
      case "Property":
      case "NavigationProperty":
        this.#properties?.set(name, type);
        break;
      default:
        this.#openOperation(element, attributes, name, type);
    }
  }

  #openOperation(
    element: string,
    attributes: ReadonlyMap<string, string>,
    name: string,
    type: TypeRef,
  ): void {
    if (element === "Action" || element === "Function") {
      const kind = element === "Action" ? "action" : "function";
      const isBound = attributes.get("IsBound") === "true";
      this.#operation = { name, kind, isBound, parameters: [] };
      this.#declared.push(this.#operation);
    } else if (element === "Parameter") {
      const isNullable = attributes.get("Nullable") !== "false";
      this.#operation?.parameters.push({ name, type, isNullable, isOptional: false });
    } else if (element === "Annotation" && attributes.get("Term") === OPTIONAL) {
      const last = this.#operation?.parameters.at(-1);
      if (last) last.isOptional = true;
    } else if (element === "ReturnType" && this.#operation) this.#operation.returns = type;
  }
}
