import { escapeExamples } from './examples/escape-examples.ts';
import { expressionExamples } from './examples/expression-examples.ts';
import { limitExamples } from './examples/limit-examples.ts';
import { privacyExamples } from './examples/privacy-examples.ts';
import { responseExamples } from './examples/response-examples.ts';
import { serviceExamples } from './examples/service-examples.ts';
import { structureExamples } from './examples/structure-examples.ts';
import { triggerExamples } from './examples/trigger-examples.ts';
import { writingExamples } from './examples/writing-examples.ts';
import type { FlowExamples } from './examples/flow-parts.ts';

/** The flows of all families of rules. */
export const flowExamples: FlowExamples = {
  ...structureExamples,
  ...expressionExamples,
  ...limitExamples,
  ...triggerExamples,
  ...responseExamples,
  ...writingExamples,
  ...escapeExamples,
  ...privacyExamples,
  ...serviceExamples,
};
