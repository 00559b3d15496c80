import type { TriggerAnswer } from '../runner/start-flow.ts';

/** `error.code` of an answer's JSON body. */
export function codeOfAnswer(answer: TriggerAnswer): string | undefined {
  if (answer.body === undefined || answer.statusCode < 400) return undefined;
  try {
    const body = JSON.parse(new TextDecoder().decode(answer.body)) as { error?: { code?: unknown } } | null;
    return typeof body?.error?.code === 'string' ? body.error.code : undefined;
  } catch {
    return undefined;
  }
}
