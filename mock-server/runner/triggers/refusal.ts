import { writeJson } from '../json/write-json.ts';
import { ObjectValue } from '../value/object-value.ts';

/** Why a call starts no run: what the caller gets. */
export interface Refusal {
  readonly statusCode: number;
  readonly code: string;
  readonly message: string;
}

export function refusal(code: string, message: string, statusCode = 400): Refusal {
  return { statusCode, code, message };
}

/** `{"error":{"code":…,"message":…}}`, as the service answers. */
export function refusalBody(refused: Refusal): Uint8Array {
  const error = new ObjectValue([
    ['code', refused.code],
    ['message', refused.message],
  ]);
  return Buffer.from(writeJson(new ObjectValue([['error', error]])));
}
