import type { FlowSettings } from '../../model/lead-model.ts';
import type { Action } from '../builders/action.ts';
import { connectorAction, outlook, teams } from '../builders/connector-action.ts';
import { html } from '../builders/escape.ts';
import { call, interpolation, value, type Expression } from '../builders/expression.ts';
import { choose, concat, equals, parameter } from '../builders/phrases.ts';
import type { DestinationContext } from '../destinations/dataverse.ts';
import { optionalText } from '../environment-variables.ts';
import { described, toldFacts, type Fact } from './describe.ts';

const told = (fact: Fact): Expression =>
  fact.key === 'flags' ? described('flags') : described('told', fact.key);
const flagsFact: Fact = { key: 'flags', label: 'Flags', text: described('flags'), most: 300 };
const facts = [...toldFacts, flagsFact];

const headline = concat('Marketplace lead: ', described('told', 'subject'));

/** Address of the row in its app; the only address in a message, and it comes from the environment. */
function rowAddress(context: DestinationContext, row: Expression): Expression {
  const start = optionalText(context.variables.dataverseAddress);
  return concat(start, '/main.aspx?pagetype=entityrecord&etn=lead&id=', row);
}
const hasAddress = (context: DestinationContext): Expression =>
  call('startsWith', optionalText(context.variables.dataverseAddress), 'https://');

/** One paragraph a field, escaped; empty fields are left out. */
function mail(context: DestinationContext, row: Expression): Action {
  const attribute = (text: Expression): Expression =>
    call('replace', call('replace', text, '&', '&amp;'), '"', '&quot;');
  return connectorAction({
    name: 'Tell sales by mail',
    note: 'One line a field. What the lead holds is escaped, and never becomes a link.',
    connector: outlook,
    operationId: 'SendEmailV2',
    retry: context.retry,
    parameters: {
      'emailMessage/To': value(parameter(context.variables.salesAddress)),
      'emailMessage/Subject': value(headline),
      'emailMessage/Body': interpolation([
        ...facts.map((fact) =>
          choose(equals(told(fact), ''), '', concat(`<p><b>${fact.label}</b>: `, html(told(fact)), '</p>')),
        ),
        choose(
          hasAddress(context),
          concat('<p><a href="', attribute(rowAddress(context, row)), '">Open the row</a></p>'),
          '',
        ),
      ]),
      'emailMessage/Importance': 'Normal',
    },
  });
}

const put = (object: string, name: string, text: Expression): Expression =>
  call('setProperty', call('json', object), name, text);

/** A paragraph of a card. Text runs show text as it is; text blocks would read Markdown, and make links of it. */
const paragraph = (text: Expression): Expression =>
  put('{"type":"RichTextBlock"}', 'inlines', call('createArray', put('{"type":"TextRun"}', 'text', text)));

/** The card is an object that is turned into text whole: nothing that a lead holds can add to it. */
function card(context: DestinationContext, row: Expression): Action {
  const body = call(
    'createArray',
    paragraph(headline),
    ...facts.map((fact) => paragraph(concat(`${fact.label}: `, told(fact)))),
  );
  const open = put('{"type":"Action.OpenUrl","title":"Open the row"}', 'url', rowAddress(context, row));
  return connectorAction({
    name: 'Tell sales in Teams',
    note: 'A card with one line a field, as plain text: no Markdown, no mention.',
    connector: teams,
    operationId: 'PostCardToConversation',
    retry: context.retry,
    parameters: {
      poster: 'Flow bot',
      location: 'Channel',
      'body/recipient/groupId': value(parameter(context.variables.teamsTeam)),
      'body/recipient/channelId': value(parameter(context.variables.teamsChannel)),
      'body/messageBody': value(
        call(
          'string',
          call(
            'setProperty',
            put(
              '{"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.4"}',
              'body',
              body,
            ),
            'actions',
            choose(hasAddress(context), call('createArray', open), call('json', '[]')),
          ),
        ),
      ),
    },
  });
}

/** The message to sales, in the chosen way; `row` is the id of the lead's row. */
export function notify(context: DestinationContext, row: Expression): readonly Action[] {
  const ways: Record<FlowSettings['notify'], () => readonly Action[]> = {
    none: () => [],
    email: () => [mail(context, row)],
    teams: () => [card(context, row)],
  };
  return ways[context.settings.notify]();
}
