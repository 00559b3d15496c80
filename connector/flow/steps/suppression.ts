import type { Expression } from '../builders/expression.ts';
import { or } from '../builders/phrases.ts';
import { lead } from './classify.ts';

/** Whether nobody may contact the person: this lead says so, or an open row of theirs does. */
export const isSuppressed = (protectedEarlier: Expression): Expression =>
  or(lead('doNotContact'), protectedEarlier);
