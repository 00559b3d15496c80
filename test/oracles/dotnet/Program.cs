using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Web;

// Answers questions about .NET's own text of numbers, dates, zones and URIs. A question is a line of blanks between
// fields, an answer a line; all of them base64 of UTF-16. A refusal is the answer "!".
var invariant = CultureInfo.InvariantCulture;
var output = new StringBuilder();
string? line;
while ((line = Console.In.ReadLine()) != null)
{
    var fields = line.Split(' ').Select(field => new string(MemoryMarshal.Cast<byte, char>(Convert.FromBase64String(field)))).ToArray();
    output.Append(Convert.ToBase64String(MemoryMarshal.AsBytes(Answer(fields).AsSpan()))).Append('\n');
}
Console.Out.Write(output);

string Answer(string[] fields)
{
    try
    {
        return Operate(fields);
    }
    catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentException or TimeZoneNotFoundException)
    {
        return "!";
    }
}

string Operate(string[] fields) => fields[0] switch
{
    "double-text" => DoubleOf(fields[1]).ToString(invariant),
    "double-parse" => double.TryParse(fields[1], Styles(fields[2]), Culture(fields[3]), out var number) ? BitsOf(number) : "!",
    "decimal-parse" => DecimalOf(fields[1]).ToString(invariant),
    "decimal-add" => (DecimalOf(fields[1]) + DecimalOf(fields[2])).ToString(invariant),
    "decimal-subtract" => (DecimalOf(fields[1]) - DecimalOf(fields[2])).ToString(invariant),
    "decimal-multiply" => (DecimalOf(fields[1]) * DecimalOf(fields[2])).ToString(invariant),
    "decimal-divide" => (DecimalOf(fields[1]) / DecimalOf(fields[2])).ToString(invariant),
    "decimal-remainder" => (DecimalOf(fields[1]) % DecimalOf(fields[2])).ToString(invariant),
    "decimal-of-double" => ((decimal)DoubleOf(fields[1])).ToString(invariant),
    "double-of-decimal" => BitsOf((double)DecimalOf(fields[1])),
    "number-format" => Number(fields[1], fields[2]).ToString(fields[3], Culture(fields[4])),
    "date-parse" => DateTime.TryParse(fields[1], Culture(fields[2]), DateTimeStyles.RoundtripKind, out var date) ? RoundTrip(date) : "!",
    "date-parse-exact" => DateTime.TryParseExact(fields[1], fields[2], Culture(fields[3]), DateTimeStyles.RoundtripKind, out var exact) ? RoundTrip(exact) : "!",
    "date-format" => new DateTime(long.Parse(fields[1], invariant), Enum.Parse<DateTimeKind>(fields[2], true)).ToString(fields[3], Culture(fields[4])),
    "add-months" => new DateTime(long.Parse(fields[1], invariant)).AddMonths(int.Parse(fields[2], invariant)).Ticks.ToString(invariant),
    "span-parse" => TimeSpan.TryParse(fields[1], invariant, out var span) ? span.ToString("c") : "!",
    "span-format" => new TimeSpan(long.Parse(fields[1], invariant)).ToString(fields[2], Culture(fields[3])),
    "from-utc" => TimeZoneInfo.ConvertTimeFromUtc(new DateTime(long.Parse(fields[2], invariant), DateTimeKind.Utc), Zone(fields[1])).Ticks.ToString(invariant),
    "to-utc" => ToUtc(new DateTime(long.Parse(fields[2], invariant)), Zone(fields[1])),
    "escape" => Uri.EscapeDataString(fields[1]),
    "unescape" => HttpUtility.UrlDecode(fields[1]),
    "unescape-bytes" => Convert.ToHexString(HttpUtility.UrlDecodeToBytes(fields[1])),
    "uri" => Uri.IsWellFormedUriString(fields[1], UriKind.Absolute) ? Parts(new Uri(fields[1])) : "!",
    "icu" => IcuMajor(),
    "culture-numbers" => Numbers(Culture(fields[1]).NumberFormat),
    "culture-dates" => Dates(Culture(fields[1]).DateTimeFormat),
    _ => throw new NotSupportedException(fields[0]),
};

double DoubleOf(string bits) => BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, invariant));
string BitsOf(double number) => double.IsNaN(number) ? "NaN" : BitConverter.DoubleToUInt64Bits(number).ToString("x16", invariant);
decimal DecimalOf(string text) => decimal.Parse(text, NumberStyles.Number, invariant);
CultureInfo Culture(string name) => CultureInfo.GetCultureInfo(name);
TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
string RoundTrip(DateTime date) => date.ToString("o", invariant);
NumberStyles Styles(string name) => name == "float" ? NumberStyles.Number | NumberStyles.AllowExponent : NumberStyles.Float | NumberStyles.AllowThousands;

IFormattable Number(string kind, string text) => kind switch
{
    "integer" => long.Parse(text, invariant),
    "double" => DoubleOf(text),
    _ => DecimalOf(text),
};

string ToUtc(DateTime local, TimeZoneInfo zone) =>
    zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local) ? "!" : TimeZoneInfo.ConvertTimeToUtc(local, zone).Ticks.ToString(invariant);

string Parts(Uri uri) => string.Join('\n', uri.Scheme, uri.Host, uri.Port.ToString(invariant), uri.AbsolutePath, uri.Query, uri.PathAndQuery);

string IcuMajor()
{
    var method = typeof(object).Assembly.GetType("Interop+Globalization")?.GetMethod("GetICUVersion", BindingFlags.NonPublic | BindingFlags.Static);
    return method?.Invoke(null, null) is int version ? (version >> 24).ToString(invariant) : "";
}

string Numbers(NumberFormatInfo info) => string.Join('\n',
    info.PositiveSign, info.NegativeSign, info.NumberDecimalSeparator, info.NumberGroupSeparator, string.Join(',', info.NumberGroupSizes),
    info.NumberDecimalDigits, info.NumberNegativePattern, info.CurrencySymbol, info.CurrencyDecimalDigits, info.CurrencyDecimalSeparator,
    info.CurrencyGroupSeparator, string.Join(',', info.CurrencyGroupSizes), info.CurrencyPositivePattern, info.CurrencyNegativePattern,
    info.PercentSymbol, info.PerMilleSymbol, info.PercentPositivePattern, info.PercentNegativePattern,
    info.NaNSymbol, info.PositiveInfinitySymbol, info.NegativeInfinitySymbol);

string Dates(DateTimeFormatInfo info) => string.Join('\n',
    info.ShortDatePattern, info.LongDatePattern, info.ShortTimePattern, info.LongTimePattern, info.YearMonthPattern, info.MonthDayPattern,
    info.AMDesignator, info.PMDesignator, info.DateSeparator, info.TimeSeparator, string.Join('|', info.DayNames),
    string.Join('|', info.AbbreviatedDayNames), string.Join('|', info.MonthNames.Take(12)), string.Join('|', info.MonthGenitiveNames.Take(12)),
    string.Join('|', info.AbbreviatedMonthNames.Take(12)), string.Join('|', info.AbbreviatedMonthGenitiveNames.Take(12)),
    info.GetEraName(info.Calendar.Eras[0]));
