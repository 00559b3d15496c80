import { assembleSolutions, type Solutions } from './build/assemble-solutions.ts';
import { buildFlow } from './flow/build-flow.ts';
import type { LeadModel } from './model/lead-model.ts';

/** The flow's solution and the connector's, as content that becomes files and zips. */
export function buildSolutions(model: LeadModel): Solutions {
  return assembleSolutions(model, buildFlow(model));
}
