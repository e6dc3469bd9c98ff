using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AotNet.Generator.Common;

namespace AotNet.Generator.Shapes;

/// <summary>
/// A size: a polynomial with integer coefficients over open sizes, such as <c>3</c>, <c>batch</c> or <c>2*batch + 1</c>.
/// Terms are kept sorted and without zeros, so that equal sizes are equal values.
/// </summary>
/// <remarks>
/// An open size is a symbol. A name that the user gave ("batch") is one size throughout the model. An anonymous open
/// dimension (<c>null</c>) gets a symbol that starts with '?', such as <c>?A.0</c>, which messages show as "?".
/// </remarks>
internal readonly struct Dim : IEquatable<Dim>
{
    private readonly EquatableArray<Term> terms;

    /// <param name="Monomial">The symbols of the product, sorted, joined by '*'; empty for the constant term.</param>
    /// <param name="Coefficient">Never zero.</param>
    private readonly record struct Term(string Monomial, long Coefficient);

    private Dim(IEnumerable<Term> terms) =>
        this.terms = terms
            .GroupBy(term => term.Monomial)
            .Select(group => new Term(group.Key, group.Sum(term => term.Coefficient)))
            .Where(term => term.Coefficient != 0)
            .OrderByDescending(term => term.Monomial, StringComparer.Ordinal) // the constant comes last
            .ToEquatableArray();

    public static Dim Known(long size) => new([new Term("", size)]);

    public static Dim Symbol(string name) => new([new Term(name, 1)]);

    public static implicit operator Dim(int size) => Known(size);

    public bool IsKnown => terms.Count == 0 || (terms.Count == 1 && terms[0].Monomial.Length == 0);

    /// <exception cref="InvalidOperationException">The size is open.</exception>
    public long Size => IsKnown ? (terms.Count == 0 ? 0 : terms[0].Coefficient) : throw new InvalidOperationException($"The size {this} is open.");

    /// <summary>Whether this is a lone symbol, and which.</summary>
    public string? SymbolName => terms.Count == 1 && terms[0].Coefficient == 1 && terms[0].Monomial is { Length: > 0 } name && name.IndexOf('*') < 0 ? name : null;

    /// <summary>All symbols in it, sorted.</summary>
    public IEnumerable<string> Symbols =>
        terms.Where(term => term.Monomial.Length > 0).SelectMany(term => term.Monomial.Split('*')).Distinct().OrderBy(name => name, StringComparer.Ordinal);

    public static Dim operator +(Dim a, Dim b) => new(a.terms.Concat(b.terms));

    public static Dim operator -(Dim a, Dim b) => new(a.terms.Concat(b.terms.Select(term => term with { Coefficient = -term.Coefficient })));

    public static Dim operator *(Dim a, Dim b) => new(
        from x in a.terms from y in b.terms select new Term(Multiply(x.Monomial, y.Monomial), checked(x.Coefficient * y.Coefficient)));

    /// <summary>The exact quotient by a single term, or by an equal size; false when there is none.</summary>
    public bool TryDivide(Dim divisor, out Dim quotient)
    {
        quotient = default;
        if (divisor.terms.Count == 0) return false;
        if (Equals(divisor))
        {
            quotient = 1;
            return true;
        }
        if (divisor.terms.Count > 1) return false;
        var (by, coefficient) = (divisor.terms[0].Monomial, divisor.terms[0].Coefficient);
        var result = new List<Term>();
        foreach (Term term in terms)
        {
            if (term.Coefficient % coefficient != 0 || Divide(term.Monomial, by) is not { } rest) return false;
            result.Add(new Term(rest, term.Coefficient / coefficient));
        }
        quotient = new Dim(result);
        return true;
    }

    /// <summary>Whether it is at least 0 whatever the open sizes are: no coefficient is negative.</summary>
    public bool IsNeverNegative => terms.All(term => term.Coefficient > 0);

    /// <summary>The smallest size known to be at least both for all values of the symbols: the larger coefficient of each term.</summary>
    public static Dim UpperBound(Dim a, Dim b) => new(
        a.terms.Concat(b.terms).GroupBy(term => term.Monomial).Select(group => new Term(group.Key, group.Max(term => term.Coefficient))));

    /// <summary>Replaces symbols by sizes; <paramref name="sizes"/> gives null for a symbol that stays.</summary>
    public Dim Substitute(Func<string, Dim?> sizes)
    {
        Dim sum = 0;
        foreach (Term term in terms)
        {
            Dim product = Known(term.Coefficient);
            if (term.Monomial.Length > 0)
                foreach (string symbol in term.Monomial.Split('*')) product *= sizes(symbol) ?? Symbol(symbol);
            sum += product;
        }
        return sum;
    }

    /// <summary>The size as a C# (or other) expression, each symbol spelled by <paramref name="spell"/>; in parentheses when a sum.</summary>
    public string ToCode(Func<string, string> spell)
    {
        string code = Format(spell, "*");
        return terms.Count > 1 ? $"({code})" : code;
    }

    public override string ToString() => Format(name => name, "*");

    /// <summary>For messages: anonymous sizes are "?".</summary>
    public string ToDisplayString() => Format(name => name.StartsWith("?", StringComparison.Ordinal) ? "?" : name, "*");

    /// <exception cref="FormatException"/>
    public static Dim Parse(string text)
    {
        Dim sum = 0;
        foreach (string term in text.Replace(" - ", " + -").Split([" + "], StringSplitOptions.None))
        {
            Dim product = 1;
            foreach (string factor in term.Trim().Split('*'))
            {
                string name = factor;
                if (name.StartsWith("-", StringComparison.Ordinal) && name.Length > 1 && !char.IsDigit(name[1])) (name, product) = (name.Substring(1), product * -1);
                product *= long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long size) ? Known(size)
                    : name.Length > 0 ? Symbol(name) : throw new FormatException($"'{text}' is no size.");
            }
            sum += product;
        }
        return sum;
    }

    private string Format(Func<string, string> spell, string times)
    {
        if (terms.Count == 0) return "0";
        var text = new StringBuilder();
        foreach (Term term in terms)
        {
            if (text.Length > 0) text.Append(term.Coefficient < 0 ? " - " : " + ");
            else if (term.Coefficient < 0) text.Append('-');
            string size = Math.Abs(term.Coefficient).ToString(CultureInfo.InvariantCulture);
            string symbols = term.Monomial.Length == 0 ? "" : string.Join(times, term.Monomial.Split('*').Select(spell));
            text.Append(symbols.Length == 0 ? size : size == "1" ? symbols : size + times + symbols);
        }
        return text.ToString();
    }

    private static string Multiply(string a, string b) =>
        a.Length == 0 ? b : b.Length == 0 ? a : string.Join("*", a.Split('*').Concat(b.Split('*')).OrderBy(name => name, StringComparer.Ordinal));

    private static string? Divide(string a, string b)
    {
        if (b.Length == 0) return a;
        var rest = a.Length == 0 ? [] : a.Split('*').ToList();
        foreach (string symbol in b.Split('*'))
            if (!rest.Remove(symbol)) return null;
        return string.Join("*", rest);
    }

    public bool Equals(Dim other) => terms.Equals(other.terms);

    public override bool Equals(object? obj) => obj is Dim other && Equals(other);

    public override int GetHashCode() => terms.GetHashCode();

    public static bool operator ==(Dim a, Dim b) => a.Equals(b);

    public static bool operator !=(Dim a, Dim b) => !a.Equals(b);
}
