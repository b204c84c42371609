import type { ImportGraph } from "../../scripts/layers/importGraph";

/** Groups of nodes that all lead to one another (Tarjan's strongly connected components). */
export function cycles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const low = (node: string): number => lowest.get(node) ?? 0;
  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.push(node);
    for (const target of graph.get(node) ?? []) {
      const seen = order.get(target);
      if (seen === undefined) visit(target);
      if (seen === undefined) lowest.set(node, Math.min(low(node), low(target)));
      else if (open.includes(target)) lowest.set(node, Math.min(low(node), seen));
    }
    if (low(node) !== order.get(node)) return;
    const members = open.splice(open.indexOf(node));
    const isCycle = members.length > 1 || graph.get(node)?.includes(node);
    if (isCycle) found.push(members.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}
