import type { RawAction } from '../definition/raw-action.ts';

/** Whether `operationOptions`, a list of words in any case, has one. */
export function hasOption(action: RawAction, option: string): boolean {
  const options = action.member('operationOptions');
  if (typeof options !== 'string') return false;
  return options.split(',').some((word) => word.trim().toLowerCase() === option.toLowerCase());
}
