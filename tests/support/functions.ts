import { parseSync } from "@swc/core";
import { source } from "./source-files";

/** A node of the syntax tree; only `type` is known of every one. */
type Node = { type: string } & Record<string, unknown>;

export type ModuleFunction = {
  name: string;
  exported: boolean;
  /** As written. */
  first: { name: string; type: string };
  statements: Node[];
  promises: boolean;
  /** Names that are called anywhere inside. */
  calls: Set<string>;
};

export type ExportedValue = { name: string; madeBy: string };

export function parseModule(path: string): { body: Node[]; functions: ModuleFunction[] } {
  const options = { syntax: "typescript", tsx: path.endsWith("x"), target: "es2022" } as const;
  const body = parseSync(source(path), options).body.map((item): Node => ({ ...item }));
  return { body, functions: body.flatMap(functionsOf) };
}

/** Exported values with the function whose result they are. */
export function exportedValues(body: Node[]): ExportedValue[] {
  return body.flatMap((item) => {
    if (item.type !== "ExportDeclaration")
      return item.type.startsWith("Export") ? [{ name: item.type, madeBy: "" }] : [];
    const declaration = child(item, "declaration");
    if (declaration.type.startsWith("Ts")) return [];
    if (declaration.type !== "VariableDeclaration")
      return [{ name: text(child(declaration, "identifier").value), madeBy: "" }];
    return children(declaration, "declarations").map((each) => {
      const init = child(each, "init");
      return {
        name: text(child(each, "id").value),
        madeBy: init.type === "CallExpression" ? text(child(init, "callee").value) : "",
      };
    });
  });
}

function functionsOf(item: Node): ModuleFunction[] {
  const exported = item.type === "ExportDeclaration";
  const declaration = exported ? child(item, "declaration") : item;
  if (declaration.type === "FunctionDeclaration") {
    const parameters = children(declaration, "params").map((parameter) => child(parameter, "pat"));
    return [
      moduleFunction(text(child(declaration, "identifier").value), exported, {
        parameters,
        body: child(declaration, "body"),
        node: declaration,
      }),
    ];
  }
  if (declaration.type !== "VariableDeclaration") return [];
  return children(declaration, "declarations").flatMap((each) => {
    const init = unwrapped(child(each, "init"));
    if (init.type !== "ArrowFunctionExpression" && init.type !== "FunctionExpression") return [];
    const parameters = children(init, "params").map((parameter) =>
      parameter.type === "Parameter" ? child(parameter, "pat") : parameter,
    );
    return [
      moduleFunction(text(child(each, "id").value), exported, {
        parameters,
        body: child(init, "body"),
        node: init,
      }),
    ];
  });
}

/** `cache(async (ctx) => …)` is the function inside. */
function unwrapped(node: Node): Node {
  if (node.type !== "CallExpression") return node;
  const inner = children(node, "arguments").map((each) => child(each, "expression"));
  return inner.find(({ type }) => type === "ArrowFunctionExpression") ?? node;
}

function moduleFunction(
  name: string,
  exported: boolean,
  { parameters, body, node }: { parameters: Node[]; body: Node; node: Node },
): ModuleFunction {
  const first = parameters[0];
  const annotation = child(child(first ?? nothing, "typeAnnotation"), "typeAnnotation");
  const type = text(child(annotation, "typeName").value);
  const returned = child(child(node, "returnType"), "typeAnnotation");
  const statements =
    "stmts" in body ? children(body, "stmts") : [{ type: "ReturnStatement", argument: body }];
  return {
    name,
    exported,
    first: { name: text(first?.value), type },
    statements,
    promises: node.async === true || text(child(returned, "typeName").value) === "Promise",
    calls: new Set(callsIn(body)),
  };
}

function callsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(callsIn);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Node;
  const own = node.type === "CallExpression" ? [text(child(node, "callee").value)] : [];
  return [...own, ...Object.values(node).flatMap(callsIn)];
}

/** For `f(ctx)`, `return f(ctx)`, `await f(ctx).catch(…)`. */
export function calledBy(statement: Node): { callee: string; first: string } {
  const call = innermostCall(
    statement.type === "ReturnStatement" ? child(statement, "argument") : child(statement, "expression"),
  );
  const first = child(children(call, "arguments")[0] ?? nothing, "expression");
  return { callee: text(child(call, "callee").value), first: text(first.value) };
}

function innermostCall(node: Node): Node {
  if (node.type === "AwaitExpression") return innermostCall(child(node, "argument"));
  const callee = child(node, "callee");
  return node.type === "CallExpression" && callee.type === "MemberExpression"
    ? innermostCall(child(callee, "object"))
    : node;
}

const nothing: Node = { type: "" };
const text = (value: unknown) => (typeof value === "string" ? value : "");
const child = (node: Node, key: string) => (node[key] as Node | null | undefined) ?? nothing;
const children = (node: Node, key: string) => (node[key] as Node[] | undefined) ?? [];
