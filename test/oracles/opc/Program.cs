using System.IO.Packaging;
using System.Security.Cryptography;
using System.Text.Json;

// Opens each package named on the command line as an importer does and lists its parts as JSON:
// { "<path>": { "error": "…" } } or { "<path>": { "parts": [ { "uri", "type", "sha256" } ] } }.
var answer = new Dictionary<string, object>();
foreach (var path in args)
{
    try
    {
        using var package = Package.Open(path, FileMode.Open, FileAccess.Read);
        answer[path] = new
        {
            parts = package.GetParts().Select(part =>
            {
                using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
                return new
                {
                    uri = part.Uri.ToString(),
                    type = part.ContentType,
                    sha256 = Convert.ToHexString(SHA256.HashData(stream)).ToLowerInvariant(),
                };
            }).ToArray(),
        };
    }
    catch (Exception fault)
    {
        answer[path] = new { error = fault.GetType().Name + ": " + fault.Message };
    }
}
Console.WriteLine(JsonSerializer.Serialize(answer));
