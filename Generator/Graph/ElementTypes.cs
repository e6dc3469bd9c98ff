using AotNet.Generator.Common;

namespace AotNet.Generator.Graph;

/// <summary>What the compiler knows of each element type: its names, size and kind.</summary>
internal static class ElementTypes
{
    private static readonly (ElementType Type, string Short, string CSharp, int Bytes)[] All =
    [
        (ElementType.Float32, "f32", "float", 4),
        (ElementType.Float64, "f64", "double", 8),
        (ElementType.Float16, "f16", "global::System.Half", 2),
        (ElementType.Int32, "i32", "int", 4),
        (ElementType.Int64, "i64", "long", 8),
        (ElementType.UInt8, "u8", "byte", 1),
        (ElementType.Bool, "bool", "bool", 1),
    ];

    public static string ShortName(ElementType type) => All[(int)type].Short;

    /// <summary>The C# keyword or qualified name, as emitted.</summary>
    public static string CSharpName(ElementType type) => All[(int)type].CSharp;

    /// <summary>The name for messages: "float", "Half".</summary>
    public static string DisplayName(ElementType type) => type == ElementType.Float16 ? "Half" : CSharpName(type);

    public static int ByteSize(ElementType type) => All[(int)type].Bytes;

    public static bool IsFloating(ElementType type) => type is ElementType.Float32 or ElementType.Float64 or ElementType.Float16;

    public static bool IsInteger(ElementType type) => type is ElementType.Int32 or ElementType.Int64 or ElementType.UInt8;

    public static bool IsNumber(ElementType type) => type != ElementType.Bool;

    /// <exception cref="FormatException"/>
    public static ElementType Parse(string shortName)
    {
        foreach (var row in All)
            if (row.Short == shortName) return row.Type;
        throw new FormatException($"'{shortName}' is no element type.");
    }
}
