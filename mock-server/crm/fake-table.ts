import { dataverse } from './dataverse/dataverse.ts';
import type { Fake } from './fake.ts';
import { flowpush } from './mail/flowpush.ts';
import { office365 } from './mail/office365.ts';
import { sendmail } from './mail/sendmail.ts';
import { sharepoint } from './sharepoint/sharepoint.ts';
import { teams } from './teams/teams.ts';

/** The fakes that are built in; adding one is adding its folder and a name here. */
export const fakes: readonly Fake[] = [dataverse, office365, sendmail, sharepoint, teams, flowpush];
