import { KitError, type Problem } from '../../connector/problems/problem.ts';
import type { Fault, FaultEffect } from '../crm/faults.ts';

const effectKinds = ['status', 'reset', 'delay', 'truncated', 'html'] as const;

/** Faults from JSON, as the API and scenario files hold them. Throws a `KitError` that names each wrong part. */
export function readFaults(input: unknown): readonly Fault[] {
  const problems: Problem[] = [];
  const complain = (message: string) => void problems.push({ code: 'USAGE', severity: 'error', message });
  const list = Array.isArray(input) ? (input as readonly unknown[]) : [];
  if (!Array.isArray(input)) complain('Faults are a list.');
  list.forEach((entry, index) => checkFault(entry, `faults[${index}]`, complain));
  if (problems.length > 0) throw new KitError(problems);
  return list as readonly Fault[];
}

function checkFault(entry: unknown, place: string, complain: (message: string) => void): void {
  if (entry === null || typeof entry !== 'object') return complain(`${place} is not an object`);
  const { api, operation, table, calls, when, effect } = entry as Record<string, unknown>;
  for (const [name, value] of Object.entries({ api, operation, table })) {
    if (value !== undefined && typeof value !== 'string') complain(`${place}.${name} is not text`);
  }
  for (const name of Object.keys(entry)) {
    if (!['api', 'operation', 'table', 'calls', 'when', 'effect'].includes(name))
      complain(`${place}.${name} is not known`);
  }
  if (when !== undefined && when !== 'before' && when !== 'after')
    complain(`${place}.when is neither "before" nor "after"`);
  if (calls !== undefined && !isCalls(calls))
    complain(`${place}.calls is not { from, to } with numbers from 1`);
  checkEffect(effect, `${place}.effect`, complain);
}

function checkEffect(effect: unknown, place: string, complain: (message: string) => void): void {
  const kind =
    effect !== null && typeof effect === 'object' ? (effect as { kind?: unknown }).kind : undefined;
  const known = effectKinds.find((name) => name === kind);
  if (known === undefined) return complain(`${place}.kind is not one of ${effectKinds.join(', ')}`);
  const parts = effect as FaultEffect;
  if (
    parts.kind === 'status' &&
    !(Number.isInteger(parts.status) && parts.status >= 200 && parts.status <= 599)
  ) {
    complain(`${place}.status is not a status from 200 to 599`);
  }
  if (parts.kind === 'delay' && !(typeof parts.milliseconds === 'number' && parts.milliseconds >= 0)) {
    complain(`${place}.milliseconds is not a number of milliseconds`);
  }
}

function isCalls(calls: unknown): boolean {
  if (calls === null || typeof calls !== 'object') return false;
  const { from, to } = calls as { from?: unknown; to?: unknown };
  const counts = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
  return counts(from) && (to === undefined || counts(to));
}
