import { type DragDropManager, KeyboardSensor } from "@dnd-kit/react";

const codes = {
  start: ["Space"],
  cancel: ["Escape"],
  end: ["Space", "Enter", "Tab"],
  up: ["ArrowUp"],
  down: ["ArrowDown"],
  left: ["ArrowLeft"],
  right: ["ArrowRight"],
};
/** Near its top, which is on the screen. */
const belowTop = 60;

/** One press of an arrow key is one column; the library's own sensor moves by pixels. */
export class ColumnKeyboardSensor extends KeyboardSensor {
  constructor(manager: DragDropManager) {
    super(manager, { keyboardCodes: codes });
  }

  protected override handleMove(direction: "up" | "down" | "left" | "right", event: KeyboardEvent): void {
    event.preventDefault();
    if (direction === "up" || direction === "down") return;
    const columns = this.columns();
    const { target, source } = this.manager.dragOperation;
    const here = columns.findIndex(({ id }) => id === (target?.id ?? stageOf(source?.element)));
    const next = columns[here + (direction === "right" ? 1 : -1)]?.element;
    if (!next) return;
    this.bringIntoView(next);
    const box = next.getBoundingClientRect();
    const to = { x: box.left + box.width / 2, y: Math.max(box.top, 0) + Math.min(belowTop, box.height / 2) };
    this.manager.actions.move({ event, to });
  }

  /** Sideways only; afterwards the library measures the columns again. */
  private bringIntoView(column: Element): void {
    const frame = column.closest("[data-slot=board]");
    if (!frame) return;
    const [outer, inner] = [frame.getBoundingClientRect(), column.getBoundingClientRect()];
    frame.scrollLeft += Math.max(0, inner.right - outer.right) - Math.max(0, outer.left - inner.left);
    for (const droppable of this.manager.registry.droppables) droppable.refreshShape();
  }

  /** As shown on the screen, in either direction of writing. */
  private columns() {
    const placed = [...this.manager.registry.droppables].flatMap(({ id, element }) =>
      element ? [{ id, element, at: element.getBoundingClientRect().left }] : [],
    );
    return placed.sort((a, b) => a.at - b.at);
  }
}

const stageOf = (card: Element | undefined) => card?.closest<HTMLElement>("[data-stage]")?.dataset.stage;
