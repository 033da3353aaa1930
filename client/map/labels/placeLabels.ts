/**
 * Places names beside what they name, on the screen alone: pure, so the same map has the same names on every wall. Each
 * takes the best place that those before it left free; one that finds none is left out and stands in the column's list.
 */

/** CSS px, y downwards. */
export type Point = readonly [x: number, y: number];

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelAsk {
  id: string;
  width: number;
  height: number;
  /** What it may point at. */
  anchors: readonly Point[];
  /** Least distance of the box from its anchor; negative where it may lie over it. */
  clear: number;
  /** Half of what the symbols on the anchor take: distances are counted from their edge. */
  beside?: { x: number; y: number } | undefined;
  /** Left out sooner than laid over what is drawn. */
  sparing?: boolean | undefined;
  /** The only directions that are tried, radians from east, clockwise; all round where absent. */
  angles?: readonly number[] | undefined;
  /** Where it stands best: of two places as near, the one more in this direction. */
  towards?: number | undefined;
  /** No leader longer than this beyond `clear`, CSS px. */
  longest?: number | undefined;
  /** It lies nearer to its own anchor than to any of these. */
  rivals?: readonly Point[] | undefined;
  /** What a covered point of ink costs, in units of leader. */
  inkCostU?: number | undefined;
}

export interface Surroundings {
  free: Box;
  /** Never covered. */
  obstacles: readonly Box[];
  /** Neither covered nor crossed by a leader. */
  barred?: readonly Box[];
  /** Covered only where there is no other place: points along what is drawn. */
  ink: readonly Point[];
  /** The measure of all distances: CSS px of one 2160th of the canvas's height. */
  u: number;
}

export interface PlacedLabel {
  id: string;
  box: Box;
  /** From the anchor to the box. */
  leader: readonly [Point, Point];
  /** Which side of the box its anchor lies on. */
  from: "left" | "right" | "above" | "below";
}

/** Between the boxes of two labels, and between a box and an obstacle; two names in one row need more, or they read as one. */
const GAP_U = 8;
const ROW_GAP_U = 16;
/** Lengths of leaders that are tried, beyond the least. */
const LEADERS_U = [0, 22, 48, 80, 118, 164, 218, 282, 360];
const DIRECTIONS = Array.from({ length: 24 }, (_, turn) => (turn / 24) * 2 * Math.PI);
/** What a covered point of ink costs where nothing else is asked. */
const INK_COST_U = 110;
/** What the wrong side costs, in units of leader: half of it at a right angle to the best. */
const TURNED_COST_U = 28;
/** What it costs to point away from the middle of the anchors, a unit. */
const ASIDE_COST = 0.18;
const CROSSING_COST_U = 150;
/** What it costs that the leader from a symbol runs over another. */
const OVER_COST_U = 70;
/** No name is moved so far aside for another that it is lost to the eye. */
const FARTHER_U = 110;

/** wall.30, in the order of `asks`: the first has the choice of all places. One without a place may move one other aside, never drive it out. */
export function placeLabels(asks: readonly LabelAsk[], surroundings: Surroundings): PlacedLabel[] {
  let placed: PlacedLabel[] = [];
  for (const ask of asks) {
    const best = bestPlace(ask, placed, surroundings);
    if (best) placed.push(best);
  }
  const byId = new Map(asks.map((ask) => [ask.id, ask]));
  for (const ask of asks) {
    if (placed.some(({ id }) => id === ask.id)) continue;
    placed = withRoomFor(ask, placed, byId, surroundings) ?? placed;
  }
  return placed;
}

/** The one moves that leaves the leaders shortest; null when no single one can make room. */
function withRoomFor(
  ask: LabelAsk,
  placed: readonly PlacedLabel[],
  byId: ReadonlyMap<string, LabelAsk>,
  surroundings: Surroundings,
): PlacedLabel[] | null {
  let best: PlacedLabel[] | null = null;
  let least = Infinity;
  for (const mover of placed.toReversed()) {
    const others = placed.filter((one) => one !== mover);
    const own = bestPlace(ask, others, surroundings);
    const moved = byId.get(mover.id);
    const again = own && moved ? bestPlace(moved, [...others, own], surroundings) : null;
    if (!own || !again) continue;
    const farther = lengthOf(again) - lengthOf(mover);
    if (farther > FARTHER_U * surroundings.u) continue;
    const length = lengthOf(own) + farther;
    if (length < least) [best, least] = [[...others, own, again], length];
  }
  return best;
}

function bestPlace(
  ask: LabelAsk,
  placed: readonly PlacedLabel[],
  { free, obstacles, barred = [], ink, u }: Surroundings,
): PlacedLabel | null {
  const { anchors, clear, width, height, beside, angles = DIRECTIONS, towards, longest = Infinity, rivals = [] } = ask;
  const middle = middleOf(anchors);
  const longestPx = Math.min((LEADERS_U.at(-1) ?? 0) * u, longest);
  const reach = Math.abs(clear) + longestPx + Math.max(width, height) + Math.max(beside?.x ?? 0, beside?.y ?? 0);
  const around = boxAround(anchors, reach);
  const blocks = [...obstacles, ...barred].filter((box) => overlaps(box, around));
  const bars = barred.filter((box) => overlaps(box, around));
  const spots = ink.filter((spot) => holds(around, spot));
  const strangers = rivals.filter((spot) => holds(grown(around, reach), spot));
  let best: PlacedLabel | null = null;
  let least = Infinity;
  for (const anchor of anchors) {
    const aside = ASIDE_COST * Math.hypot(anchor[0] - middle[0], anchor[1] - middle[1]);
    for (const length of LEADERS_U) {
      // Longer ones only cost more.
      if (length * u > longestPx || aside + length * u >= least) break;
      for (const angle of angles) {
        const candidate = boxBeside(anchor, clear + length * u, angle, ask);
        const { box, leader } = candidate;
        if (!contains(free, box)) continue;
        const wide = grown(box, ROW_GAP_U * u, GAP_U * u);
        if (blocks.some((block) => overlaps(block, wide))) continue;
        if (placed.some((other) => overlaps(other.box, wide) || crosses(other.leader, wide))) continue;
        if ([...placed.map((other) => other.box), ...bars].some((other) => crosses(leader, grown(other, GAP_U * u))))
          continue;
        const covered = spots.filter((spot) => holds(box, spot)).length;
        if (ask.sparing && covered > 0) continue;
        const own = Math.max(0, clear + length * u);
        if (strangers.some((spot) => holds(grown(box, own), spot))) continue;
        const crossed = placed.filter((other) => meet(leader, other.leader)).length;
        const over = beside ? blocks.filter((block) => crosses(leader, block)).length : 0;
        const turned = towards === undefined ? 0 : ((1 - Math.cos(angle - towards)) / 2) * TURNED_COST_U;
        const cost =
          aside +
          length * u +
          (covered * (ask.inkCostU ?? INK_COST_U) + crossed * CROSSING_COST_U + over * OVER_COST_U + turned) * u;
        if (cost < least) [best, least] = [{ id: ask.id, ...candidate }, cost];
      }
    }
  }
  return best;
}

function lengthOf({ leader: [[x1, y1], [x2, y2]] }: PlacedLabel): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

/** The box whose edge lies `away` from the anchor in that direction. */
function boxBeside(
  anchor: Point,
  away: number,
  angle: number,
  { width, height, beside }: LabelAsk,
): Pick<PlacedLabel, "box" | "leader" | "from"> {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const edge = beside ? Math.min(along(beside.x, dx), along(beside.y, dy)) : 0;
  const [x, y] = [anchor[0] + edge * dx, anchor[1] + edge * dy];
  const [toSide, toEnd] = [along(width / 2, dx), along(height / 2, dy)];
  const centre = away + Math.min(toSide, toEnd);
  const [left, top] = [x + centre * dx - width / 2, y + centre * dy - height / 2];
  const from = toSide < toEnd ? (dx > 0 ? "left" : "right") : dy > 0 ? "above" : "below";
  return {
    box: { left, top, right: left + width, bottom: top + height },
    leader: [
      [x, y],
      [x + away * dx, y + away * dy],
    ],
    from,
  };
}

/** How far one goes in a direction until so much is covered along one axis. */
function along(distance: number, share: number): number {
  return Math.abs(share) < 1e-9 ? Infinity : distance / Math.abs(share);
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

export function holds(box: Box, [x, y]: Point): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

export function grown({ left, top, right, bottom }: Box, by: number, upright = by): Box {
  return { left: left - by, top: top - upright, right: right + by, bottom: bottom + upright };
}

/** Whether a line runs through a box (Liang–Barsky). */
function crosses([[x1, y1], [x2, y2]]: readonly [Point, Point], { left, top, right, bottom }: Box): boolean {
  let [enter, leave] = [0, 1];
  for (const [from, along, low, high] of [
    [x1, x2 - x1, left, right],
    [y1, y2 - y1, top, bottom],
  ] as const) {
    if (along === 0) {
      if (from <= low || from >= high) return false;
      continue;
    }
    const [a, b] = [(low - from) / along, (high - from) / along];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter < leave;
}

/** Whether two lines cross. */
function meet([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): number {
  return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce<Point>(([x, y], at) => [x + at[0], y + at[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

function boxAround(points: readonly Point[], by: number): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return grown({ left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }, by);
}
