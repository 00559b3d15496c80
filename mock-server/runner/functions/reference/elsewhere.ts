import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { templateMessages } from '../../expression/template-messages.ts';

/** Functions that exist in other hosts of the language only; a flow of Power Automate may not call them (measured). */
export const elsewhereFunctions: readonly FunctionEntry[] = [
  { name: 'appsetting', summary: 'Logic Apps Standard only: refused' },
  { name: 'agentParameters', summary: 'Agents of Logic Apps only: refused' },
].map(({ name, summary }) => ({
  name,
  family: 'reference',
  min: 0,
  max: Infinity,
  summary,
  onlyElsewhere: true,
  countMessage: '',
  call: (_args, _scope, written) => fail(templateMessages.notExpectedHere(written)),
}));
