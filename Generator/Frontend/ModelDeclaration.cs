using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Frontend;

/// <summary>
/// What a model declares in C#: all that the session's signatures need, with no symbol, syntax or location in it. It is whole
/// even when the model is in error, so that the session's members exist (and throw) while the user mends the model.
/// </summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="ContainingTypes">Outermost first.</param>
/// <param name="Accessibility">The C# keywords: <c>public</c>, <c>internal</c>, <c>private protected</c>.</param>
/// <param name="CanExtend">Whether a generated part may be added: the class and all around it are partial. One of a kind that is no model's is in error, and has its members all the same.</param>
/// <param name="IsSealed">Whether the user's own declaration says <c>sealed</c> already, or may not be.</param>
/// <param name="HasConstructor">Whether the user's own declaration has an instance constructor, or may have none.</param>
/// <param name="Documentation">The text of the user's summary comment; empty when there is none.</param>
/// <param name="Estimator">The network that an estimator's attribute describes; null for an ordinary model.</param>
/// <param name="TakenNames">Names of generated members that a model in error has given to members of its own.</param>
/// <param name="FileSuffix">What keeps its files apart from those of a class whose name differs in case or type parameters alone; usually empty.</param>
/// <param name="Keyword"><c>class</c>; in a model in error what is written in its place.</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c> in a model in error that is generic; else empty.</param>
/// <param name="LacksPartial">Whether a missing partial is all that keeps it from being extended.</param>
internal sealed record ModelDeclaration(
    string Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    string Name,
    string Accessibility,
    bool CanExtend,
    bool IsSealed,
    bool HasConstructor,
    EquatableArray<PlaceholderMember> Placeholders,
    EquatableArray<VariableMember> Variables,
    EquatableArray<FetchMember> Fetches,
    string Documentation,
    EstimatorDeclaration? Estimator = null,
    EquatableArray<string> TakenNames = default,
    string FileSuffix = "",
    string Keyword = "class",
    string TypeParameters = "",
    bool LacksPartial = false)
{
    /// <summary>A file name without extension that no other model has: <c>My.Namespace.Outer.Mlp</c>.</summary>
    public string HintName =>
        string.Join(".", new[] { Namespace }.Concat(ContainingTypes.Select(type => type.Name + Arity(type.TypeParameters))).Append(Name).Where(part => part.Length > 0)) + FileSuffix;

    /// <summary>As in metadata: <c>`1</c> for one type parameter.</summary>
    public static string Arity(string typeParameters) => typeParameters.Length == 0 ? "" : "`" + typeParameters.Split(',').Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c>, around a model in error; else empty.</param>
internal sealed record ContainingType(string Keyword, string Name, string TypeParameters = "");

/// <summary>A field with [Placeholder], in order of declaration.</summary>
/// <param name="Shape">Null when its dimensions are in error.</param>
internal sealed record PlaceholderMember(string Member, ElementType Element, Shape? Shape, string Documentation);

/// <summary>A field with [Variable], in order of declaration.</summary>
/// <param name="Shape">Its initial value's; null when that is in error.</param>
/// <param name="IsAssigned">Whether C# sees it assigned: it has an initial value.</param>
internal sealed record VariableMember(string Member, ElementType Element, Shape? Shape, bool IsAssigned, string Documentation);

/// <summary>A member with [Fetch]: a method of the session.</summary>
/// <param name="Feeds">The method's parameters, in order. In a model in error they are what the member's code names.</param>
/// <param name="IsTuple">Whether the method returns a tuple.</param>
internal sealed record FetchMember(
    string Name,
    string Accessibility,
    EquatableArray<ResultMember> Results,
    bool IsTuple,
    EquatableArray<FeedMember> Feeds,
    string Documentation);

/// <param name="Name">The tuple element's name, if it was given one.</param>
/// <param name="Element">The element type of a tensor.</param>
/// <param name="Shape">Null when the model is in error, or when the result is no tensor.</param>
/// <param name="IsScalar">Whether it is a scalar; a guess in a model in error.</param>
internal sealed record ResultMember(string? Name, ValueKind Kind, ElementType Element, Shape? Shape, bool IsScalar);

/// <param name="Parameter">The parameter's name as an identifier's text, without '@'.</param>
/// <param name="Member">The placeholder or node member that it feeds.</param>
internal sealed record FeedMember(string Parameter, string Member, ElementType Element, Shape? Shape);

internal enum EstimatorKind : byte
{
    Classifier,
    Regressor,
}

/// <summary>The network of [DnnClassifier] or [DnnRegressor].</summary>
/// <param name="Outputs">The number of classes, or of regression targets.</param>
internal sealed record EstimatorDeclaration(EstimatorKind Kind, int Features, EquatableArray<int> HiddenUnits, int Outputs);
