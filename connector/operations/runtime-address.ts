/** Where connector calls go: a reserved host (RFC 2606) that no network resolves. */
export const runtimeHost = 'apim.example';

/**
 * Base address of a connector's calls, in the shape of the real gateway
 * (`https://<region>.azure-apim.net/apim/<connector>/<connection id>`). `apiName` is `shared_<connector>`.
 */
export function runtimeAddress(apiName: string): string {
  return `https://${runtimeHost}/apim/${encodeURIComponent(apiName.replace(/^shared_/, ''))}/connection`;
}
