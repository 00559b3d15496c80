import type { FlowSettings } from '../../model/lead-model.ts';
import type { DestinationContext } from '../destinations/dataverse.ts';
import { mergeByLookup } from './merge-by-lookup.ts';
import { mergeByUniqueKey } from './merge-by-unique-key.ts';
import type { Merging } from './merging.ts';
import { withoutMerging } from './without-merging.ts';

/** The way that the settings name. */
export function merging(context: DestinationContext): Merging {
  const ways: Record<FlowSettings['merge']['way'], (context: DestinationContext) => Merging> = {
    lookup: mergeByLookup,
    unique: mergeByUniqueKey,
    none: withoutMerging,
  };
  return ways[context.settings.merge.way](context);
}
