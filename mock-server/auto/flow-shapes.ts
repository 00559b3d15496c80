import { Shape } from './shape.ts';

/** The values that a flow gets from outside: outputs of its actions and of its trigger. */
export class FlowShapes {
  readonly trigger = new Shape();
  readonly #actions = new Map<string, Shape>();
  readonly #variables = new Map<string, Shape>();
  readonly #parameters = new Map<string, Shape>();
  readonly #items = new Map<string, Shape>();

  /** Says that an action passes a value from outside on as its outputs (`''`) or as its body. */
  passesOn(action: string, part: '' | 'body', value: Shape): void {
    if (part === '') this.#actions.set(action.toLowerCase(), value);
    else this.outputs(action).setMember(part, value);
  }

  /** Value of a variable. */
  variable(name: string): Shape {
    return this.#in(this.#variables, name);
  }

  /** Says that a variable gets a value from outside. The first that is found stands for all. */
  variableGets(name: string, value: Shape): void {
    const key = name.toLowerCase();
    if (!this.#variables.has(key)) this.#variables.set(key, value);
  }

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
