import { Shape } from './shape.ts';

/** The values that a flow gets from outside: outputs of its actions and of its trigger. */
export class FlowShapes {
  readonly trigger = new Shape();
  readonly #actions = new Map<string, Shape>();
  readonly #parameters = new Map<string, Shape>();
  readonly #items = new Map<string, Shape>();

  /** Outputs of an action: `body`, `headers`, `statusCode`. */
  outputs(action: string): Shape {
    return this.#in(this.#actions, action);
  }

  /** A parameter of the definition. */
  parameter(name: string): Shape {
    const shape = this.#parameters.get(name) ?? new Shape();
    this.#parameters.set(name, shape);
    return shape;
  }

  /** Parameters that expressions ask for, by name. */
  parameters(): ReadonlyMap<string, Shape> {
    return this.#parameters;
  }

  /** The item of a loop. */
  itemOf(loop: string): Shape {
    return this.#in(this.#items, loop);
  }

  /** Says what a loop goes over. */
  loopsOver(loop: string, item: Shape): void {
    this.#items.set(loop.toLowerCase(), item);
  }

  #in(shapes: Map<string, Shape>, name: string): Shape {
    const key = name.toLowerCase();
    const shape = shapes.get(key) ?? new Shape();
    shapes.set(key, shape);
    return shape;
  }
}
