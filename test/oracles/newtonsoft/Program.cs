using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using System.Xml.XPath;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

// One question a line: an operation, a blank, the text as base64 of UTF-16LE. One answer a line, the same way:
// `=` and the result, or `!` and the message of the exception.
using var input = new StreamReader(Console.OpenStandardInput());
using var output = new StreamWriter(Console.OpenStandardOutput());
while (input.ReadLine() is { } line)
{
    var blank = line.IndexOf(' ');
    var text = new string(MemoryMarshal.Cast<byte, char>(Convert.FromBase64String(line[(blank + 1)..])));
    string answer;
    try
    {
        answer = "=" + Answer(line[..blank], text);
    }
    catch (Exception exception)
    {
        answer = "!" + exception.Message;
    }
    output.WriteLine(Convert.ToBase64String(MemoryMarshal.AsBytes(answer.AsSpan())));
}

static string Answer(string operation, string text) => operation switch
{
    "json" => Write(ReadJson(text, true), Newtonsoft.Json.Formatting.None),
    "json-indented" => Write(ReadJson(text, true), Newtonsoft.Json.Formatting.Indented),
    "json-prefix" => Write(ReadJson(text, false), Newtonsoft.Json.Formatting.None),
    "xml" => ReadXml(text).OuterXml,
    "xml-to-json" => Write(ReadJson(JsonConvert.SerializeXmlNode(ReadEnvelope(text)), true), Newtonsoft.Json.Formatting.None),
    "json-to-xml" => ToXml(ReadJson(text, true)).OuterXml,
    "xpath" => XPath(text),
    "encode-name" => XmlConvert.EncodeName(text),
    "decode-name" => XmlConvert.DecodeName(text),
    "html" => System.Net.WebUtility.HtmlEncode(text),
    _ => throw new ArgumentException(operation),
};

static JToken ReadJson(string text, bool whole)
{
    var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
    return new JsonSerializer { CheckAdditionalContent = whole }.Deserialize<JToken>(reader);
}

static string Write(JToken token, Newtonsoft.Json.Formatting formatting) =>
    token == null ? "null" : Plain(token).ToString(formatting).Replace("\r\n", "\n");

// The language has no comment, constructor or undefined: the text, the arguments and null stand for them.
static JToken Plain(JToken token) => token switch
{
    JObject record => new JObject(record.Properties().Select(member => new JProperty(member.Name, Plain(member.Value)))),
    JContainer list => new JArray(list.Select(Plain).ToArray<object>()),
    JValue { Type: JTokenType.Comment } comment => new JValue((string)comment.Value),
    JValue { Type: JTokenType.Undefined } => JValue.CreateNull(),
    _ => token,
};

static XmlDocument ReadXml(string text)
{
    var document = new XmlDocument { XmlResolver = null };
    document.LoadXml(text);
    return document;
}

static XmlDocument ReadEnvelope(string text)
{
    var document = new XmlDocument { XmlResolver = null };
    document.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));
    return document;
}

// From tokens, not from text: strings that look like dates stay as they are.
static XmlDocument ToXml(JToken token) =>
    new JsonSerializer { Converters = { new Newtonsoft.Json.Converters.XmlNodeConverter() } }
        .Deserialize<XmlDocument>(new JTokenReader(token));

static string XPath(string text)
{
    var cut = text.IndexOf('\n');
    var document = ReadEnvelope(text[(cut + 1)..]);
    var result = document.CreateNavigator()!.Evaluate(text[..cut]);
    if (result is not XPathNodeIterator nodes)
        return result.GetType().Name + " " + Convert.ToString(result, System.Globalization.CultureInfo.InvariantCulture);
    var parts = new List<string>();
    while (nodes.MoveNext()) parts.Add(nodes.Current!.NodeType + " " + (nodes.Current.NodeType is XPathNodeType.Root or XPathNodeType.Element or XPathNodeType.Attribute ? nodes.Current.OuterXml.Replace("\r\n", "\n") : nodes.Current.Value));
    return "nodes\n" + string.Join("\n", parts);
}
