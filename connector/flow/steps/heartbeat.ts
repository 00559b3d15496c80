import type { SolutionSettings } from '../../model/lead-model.ts';
import type { Json } from '../../solution/solution-content.ts';
import { condition, type Action } from '../builders/action.ts';
import { connectorAction, outlook } from '../builders/connector-action.ts';
import { call, value } from '../builders/expression.ts';
import { concat, parameter } from '../builders/phrases.ts';
import { listRows, rowsOf, touchBeginning, type DestinationContext } from '../destinations/dataverse.ts';

const latest = 'List the latest leads';

/** Once a day. */
export const heartbeatTrigger: Json = {
  type: 'Recurrence',
  description: 'Once a day, in the morning of Central Europe.',
  recurrence: { frequency: 'Day', interval: 1, schedule: { hours: ['6'], minutes: [0] } },
};

/** Alerts when no lead came for some days: a lost lead leaves no trace, a silence does. */
export function heartbeatActions(context: DestinationContext, settings: SolutionSettings): readonly Action[] {
  const since = call(
    'addDays',
    call('utcNow'),
    call('mul', -1, call('int', parameter(context.variables.quietDays))),
    'yyyy-MM-ddTHH:mm:ssZ',
  );
  const mail = (name: string, note: string, sentence: string, more: Partial<Action> = {}): Action =>
    connectorAction({
      ...more,
      name,
      note,
      personal: false,
      connector: outlook,
      operationId: 'SendEmailV2',
      retry: context.retry,
      parameters: {
        'emailMessage/To': value(parameter(context.variables.alertAddress)),
        'emailMessage/Subject': 'Marketplace leads: nothing heard',
        'emailMessage/Body': sentence,
        'emailMessage/Importance': 'High',
      },
    });
  return [
    listRows(context, {
      name: latest,
      note: 'One note of a lead within the quiet days is enough.',
      table: 'annotations',
      columns: 'annotationid,createdon',
      filter: concat(
        `startswith(subject,'${touchBeginning.replaceAll(' ', '%20')}') and createdon ge `,
        since,
      ),
      top: 1,
    }),
    condition({
      name: 'Has no lead come',
      note: 'For as many days as the environment variable says.',
      when: call('empty', rowsOf(latest)),
      actions: [
        mail(
          'Mail that no lead came',
          'To the alert address.',
          value(
            concat(
              '<p>No marketplace lead came for ',
              parameter(context.variables.quietDays),
              ` days. Check that the flow ${settings.flow.displayName.replaceAll(/[<>&"']/g, ' ')} is on, that Partner Center has its current URL, and send a test lead from there.</p>`,
            ),
          ),
        ),
      ],
    }),
    mail(
      'Mail that the watch failed',
      'The watch itself could not look.',
      '<p>The watch over marketplace leads could not read the notes of the last days. See its run history.</p>',
      { runAfter: { [latest]: ['Failed', 'TimedOut'] } },
    ),
  ];
}
