using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Tests.Analyzers;

/// <summary>Random damage to a source, as typing, pasting and half-done edits do it: of tokens, of whole nodes, of types and numbers, of the end.</summary>
internal sealed class Mutation
{
    private static readonly string[] Types = ["float", "int", "string", "Tensor<double>", "Tensor<int>", "Tensor<string>", "Operation", "List<Tensor<float>>", "dynamic", "M", "void", "(Tensor<float>, int)", "Tensor<float>[]", "Span<float>", "object?"];
    private static readonly string[] Literals = ["0", "-1", "1", "2147483647", "1e38f", "0.5", "null", "true", "\"\"", "\"batch\"", "'c'", "default", "new()", "float.NaN", "[]", "3L", "nameof(X)"];
    private static readonly string[] Attributes = ["[Fetch] ", "[Model] ", "[Placeholder] ", "[Placeholder(null, -3)] ", "[Variable] ", "[Scope(\"\")] ", "[Module] ", "[DnnClassifier(Features = 2)] ", "[Gradient(\"x\")] "];
    private static readonly string[] Words = ["static ", "async ", "partial ", "readonly ", "await ", "yield return ", "ref ", "out ", "params ", "this", "base.", "?.", "!", "=>", ";", "{", "}", "(", ")", "<", ">", ",", "[", "]", "#if X\n", "\"", "/*", "checked(", "stackalloc ", "unsafe ", "goto ", "throw ", "typeof(", "is not null", "with { }", "..", "^1"];

    private readonly string source;
    private readonly Random random;
    private readonly SyntaxToken[] tokens;
    private readonly SyntaxNode[] nodes;

    public Mutation(string source, int seed)
    {
        (this.source, random) = (source, new Random(seed));
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        tokens = [.. root.DescendantTokens().Where(token => token.Span.Length > 0)];
        nodes = [.. root.DescendantNodes().Where(node => node is MemberDeclarationSyntax or StatementSyntax or ExpressionSyntax or ArgumentSyntax or AttributeListSyntax or TypeSyntax or ParameterSyntax or UsingDirectiveSyntax)];
    }

    /// <summary>How often each kind of edit was made: "deletion", "swap", "wrong type" and so on.</summary>
    public SortedDictionary<string, int> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>One to three random edits of the source.</summary>
    public string Next()
    {
        string text = source;
        for (int edits = random.Next(1, 4); edits > 0; edits--) text = Edit(text);
        return text;
    }

    private string Edit(string text)
    {
        SyntaxToken token = Pick(tokens), otherToken = Pick(tokens);
        SyntaxNode node = Pick(nodes), otherNode = Pick(nodes);
        int kind = random.Next(14);
        string name = kind switch { 0 or 5 or 13 => "deletion", 4 or 8 => "swap", 9 => "wrong type", 2 or 7 => "replacement", 10 => "other literal", _ => "insertion" };
        Made[name] = Made.GetValueOrDefault(name) + 1;
        return kind switch
        {
            0 => Replace(text, token.SpanStart, token.Span.Length, ""),
            1 => Replace(text, token.SpanStart, 0, token.Text + " "),
            2 => Replace(text, token.SpanStart, token.Span.Length, otherToken.Text),
            3 => Replace(text, token.SpanStart, 0, otherToken.Text + " "),
            4 => Swap(text, token.Span.Start, token.Span.Length, otherToken.Span.Start, otherToken.Span.Length),
            5 => Replace(text, node.SpanStart, node.Span.Length, ""),
            6 => Replace(text, node.SpanStart, 0, node + "\n"), // a member twice, a statement twice
            7 => Replace(text, node.SpanStart, node.Span.Length, otherNode.ToString()),
            8 => Swap(text, node.Span.Start, node.Span.Length, otherNode.Span.Start, otherNode.Span.Length),
            9 => Of<TypeSyntax>() is { } type ? Replace(text, type.SpanStart, type.Span.Length, Pick(Types)) : text,
            10 => Of<LiteralExpressionSyntax>() is { } literal ? Replace(text, literal.SpanStart, literal.Span.Length, Pick(Literals)) : text,
            11 => Of<MemberDeclarationSyntax>() is { } member ? Replace(text, member.SpanStart, 0, Pick(Attributes)) : text,
            12 => Replace(text, token.SpanStart, 0, Pick(Words)),
            _ => text[..random.Next(text.Length / 2, text.Length)], // typed so far
        };
    }

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];

    private T? Of<T>() where T : SyntaxNode => nodes.OfType<T>().ToArray() is { Length: > 0 } found ? Pick(found) : null;

    // Earlier edits have moved the text: a place is then somewhere near, which is as random.
    private static string Replace(string text, int start, int length, string by)
    {
        start = Math.Min(start, text.Length);
        length = Math.Min(length, text.Length - start);
        return string.Concat(text.AsSpan(0, start), by, text.AsSpan(start + length));
    }

    private static string Swap(string text, int a, int aLength, int b, int bLength)
    {
        if (a > b) (a, aLength, b, bLength) = (b, bLength, a, aLength);
        if (a + aLength > b || b + bLength > text.Length) return text;
        return string.Concat(string.Concat(text.AsSpan(0, a), text.AsSpan(b, bLength), text.AsSpan(a + aLength, b - a - aLength)), text.AsSpan(a, aLength), text.AsSpan(b + bLength));
    }
}
