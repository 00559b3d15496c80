import type { ActionKind } from '../action-kind.ts';

export const scope: ActionKind = {
  type: 'Scope',
  family: 'control',
  summary: 'runs its actions as one, with one status',
  inputs: 'none',
  limit: false,
  plan: () => ({ form: 'branch', choose: (_, blocks) => ({ take: blocks, skip: [] }) }),
};
