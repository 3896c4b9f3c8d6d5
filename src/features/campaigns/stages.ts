export type StageKind = "step" | "member" | "exit";

type Placed = { id: string; kind: StageKind };

/** Where an enrolled person begins: members at the goal. Stages in their order. */
export function entranceOf(stages: readonly Placed[]): { member: string; other: string } | null {
  const first = stages.find((stage) => stage.kind === "step") ?? stages[0];
  if (!first) return null;
  return { member: stages.find((stage) => stage.kind === "member")?.id ?? first.id, other: first.id };
}

/** null at either end. */
export function shifted(stageIds: readonly string[], stageId: string, by: -1 | 1): string[] | null {
  const at = stageIds.indexOf(stageId);
  const other = stageIds[at + by];
  if (at < 0 || other === undefined) return null;
  return stageIds.map((id) => (id === stageId ? other : id === other ? stageId : id));
}

/** Before members and exits. */
export function placeOfNew(stages: readonly Placed[], kind: StageKind): number {
  if (kind !== "step") return stages.length;
  return stages.findLastIndex((stage) => stage.kind === "step") + 1;
}
