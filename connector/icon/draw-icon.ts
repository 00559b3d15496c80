import { encodePng } from './encode-png.ts';

/** Pixels of an edge: certification takes 100 to 230, the column in Dataverse shows 144. */
const size = 144;
/** The drawing's own units an edge. */
const canvas = 230;
/** Samples an edge of a pixel, for smooth edges. */
const samples = 4;

type Shape = (x: number, y: number) => boolean;

/**
 * The connector's icon as PNG: an envelope with an arrow that leaves it, white on the brand color (`#rrggbb`),
 * opaque, within the middle 70 percent. Drawn, so that no picture of others comes in.
 */
export function drawIcon(brandColor: string): Uint8Array {
  const brand = [1, 3, 5].map((at) => Number.parseInt(brandColor.slice(at, at + 2), 16));
  const pixels = new Uint8Array(size * size * 3);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const white = isNear(column, row) ? coverage(column, row) : 0;
      brand.forEach((channel, index) => {
        pixels[(row * size + column) * 3 + index] = Math.round(channel + (255 - channel) * white);
      });
    }
  return encodePng({ width: size, height: size, pixels });
}

/** Whether a pixel is in the middle 75 percent, outside of which nothing is drawn. */
function isNear(column: number, row: number): boolean {
  const margin = size / 8;
  return Math.min(column, row) >= margin && Math.max(column, row) < size - margin;
}

/** Share of a pixel that the drawing covers, 0 to 1. No part is finer than a pixel: equal corners decide it. */
function coverage(column: number, row: number): number {
  const last = samples - 1;
  const corner = sample(column, row, 0, 0);
  if (
    corner === sample(column, row, last, 0) &&
    corner === sample(column, row, 0, last) &&
    corner === sample(column, row, last, last)
  )
    return Number(corner);
  let inside = 0;
  for (let down = 0; down < samples; down++)
    for (let right = 0; right < samples; right++) if (sample(column, row, right, down)) inside++;
  return inside / samples ** 2;
}

function sample(column: number, row: number, right: number, down: number): boolean {
  return drawing(unit(column, right), unit(row, down));
}

/** Middle of a sample in the drawing's units. */
function unit(pixel: number, within: number): number {
  return ((pixel + (within + 0.5) / samples) * canvas) / size;
}

const rectangle =
  (left: number, top: number, right: number, bottom: number): Shape =>
  (x, y) =>
    x >= left && x <= right && y >= top && y <= bottom;

/** A stroke between two points. */
const stroke =
  (fromX: number, fromY: number, toX: number, toY: number, width: number): Shape =>
  (x, y) => {
    const [dx, dy] = [toX - fromX, toY - fromY];
    const along = Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - fromX - along * dx, y - fromY - along * dy) <= width / 2;
  };

const envelope = rectangle(35, 85, 155, 175);
const flap: readonly Shape[] = [stroke(35, 88, 95, 135, 9), stroke(155, 88, 95, 135, 9)];
const arrow: readonly Shape[] = [
  stroke(128, 110, 190, 48, 14),
  stroke(190, 48, 148, 48, 14),
  stroke(190, 48, 190, 90, 14),
];
/** A gap round the arrow, so that it stands off the envelope. */
const gap = stroke(128, 110, 190, 48, 30);

const drawing: Shape = (x, y) => {
  if (arrow.some((part) => part(x, y))) return true;
  return envelope(x, y) && !gap(x, y) && !flap.some((part) => part(x, y));
};
