/**
 * A reason why the service would not save a definition, or a limit of this runner. Everything found is reported
 * at once, in the order in which the service checks.
 */
export interface LoadProblem {
  /** The service's code (`InvalidTemplate`, `WorkflowRunActionInputsInvalidProperty`, …). */
  readonly code: string;
  /** The service's sentence. */
  readonly message: string;
  /** JSON path in the definition. */
  readonly path: string;
  /**
   * When the service finds it: while reading the JSON, while checking templates, or while checking what the
   * actions and the trigger are set to. `runner`: the service would save it, this runner does not run it.
   */
  readonly stage: LoadStage;
}

export type LoadStage = 'read' | 'template' | 'setting' | 'runner';

/** Where the parts of the loader put what they find. */
export interface ProblemSink {
  refuse(problem: LoadProblem): void;
}

/** Stages in the order in which the service goes through them. */
export const STAGES: readonly LoadStage[] = ['read', 'template', 'setting', 'runner'];
