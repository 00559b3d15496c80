import { join } from 'node:path';

import { kitFolder } from '../../connector/model/kit-folder.ts';
import { readModel } from '../../connector/model/read-model.ts';

const read = await readModel(join(kitFolder, 'connector'));
if (read.model === undefined) throw new Error('The settings that ship have errors');

/** The lead model of the files that ship. */
export const model = read.model;
