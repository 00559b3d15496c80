import type { RawAction } from '../definition/raw-action.ts';

/** Refuses an action that lacks a member outside its inputs. */
export function requireMember(action: RawAction, name: string): void {
  const value = action.member(name);
  if (value !== undefined && value !== null) return;
  action.refuse({
    stage: 'setting',
    code: 'PropertyNotSpecified',
    message: `The template action '${action.name}' at line '<null>' and column '<null>' is not valid. The property '${name}' is required on action type '${action.type}'.`,
    path: action.path,
  });
}
