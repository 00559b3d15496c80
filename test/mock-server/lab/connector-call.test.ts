import { afterEach, describe, expect, it } from 'vitest';

import { buildConnector } from '../../../connector/openapi/build-connector.ts';
import { connectorRequest } from '../../../mock-server/lab/connector-call.ts';
import { createLab, type Lab } from '../../../mock-server/lab/create-lab.ts';
import { Stage } from '../../../mock-server/lab/stage.ts';
import { model } from '../../helpers/shipped-model.ts';
import { clientData, sourceOf, writeLead } from './small-flows.ts';

let lab: Lab | undefined;
afterEach(() => lab?.close());

describe('the custom connector', () => {
  it('reaches the trigger of the lab with the two halves of its address, and the lead becomes a row', async () => {
    const stage = new Stage(sourceOf(clientData(writeLead)));
    const opened = createLab({ stage });
    lab = opened;
    await opened.listen();
    const [flow] = stage.flows;
    const address = new URL(flow === undefined ? '' : opened.addressOf(flow));
    const request = connectorRequest(buildConnector(model), {
      operationId: 'SendLead',
      connection: {
        endpoint: `${address.origin}${address.pathname.replace(/\/invoke$/, '')}`,
        api_key: address.searchParams.get('sig') ?? '',
      },
      parameters: { lead: { UserDetails: { LastName: 'One' }, OfferTitle: 'Offer' } },
    });
    expect(new URL(request.url).pathname).toBe(address.pathname);
    expect((await fetch(request)).status).toBe(202);
    await expect
      .poll(() => stage.store.rows('lead').map((row) => row.get('lastname')), { timeout: 20_000 })
      .toEqual(['One']);
  });

  it('is refused with the signature of another', async () => {
    const stage = new Stage(sourceOf(clientData(writeLead)));
    lab = createLab({ stage });
    await lab.listen();
    const [flow] = stage.flows;
    const address = new URL(flow === undefined ? '' : lab.addressOf(flow));
    const request = connectorRequest(buildConnector(model), {
      operationId: 'SendLead',
      connection: {
        endpoint: `${address.origin}${address.pathname.replace(/\/invoke$/, '')}`,
        api_key: 'wrong',
      },
      parameters: { lead: {} },
    });
    expect((await fetch(request)).status).toBe(401);
  });
});
