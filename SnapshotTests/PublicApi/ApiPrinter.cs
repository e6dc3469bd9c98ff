using System.Reflection;
using System.Text;

namespace AotNet.SnapshotTests.PublicApi;

/// <summary>Prints an assembly's public members, one a line, in an order that does not depend on the compiler.</summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(FullName(type)).Append(Bases(type)).Append('\n');
            foreach (string line in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name} = {field.GetRawConstantValue()}");
        if (typeof(Delegate).IsAssignableFrom(type)) return [Signature(type.GetMethod("Invoke")!)];
        return type.GetFields(Declared).Where(field => IsVisible(field.Attributes)).Select(field => $"{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}")
            .Concat(type.GetConstructors(Declared).Where(IsVisible).Select(item => $"new({Parameters(item)})"))
            .Concat(type.GetMethods(Declared).Where(item => IsVisible(item) && !IsAccessor(item)).Select(Signature))
            .Concat(type.GetProperties(Declared).Where(item => item.GetAccessors(true).Any(IsVisible)).Select(Property))
            .Concat(type.GetEvents(Declared).Where(item => IsVisible(item.AddMethod!)).Select(item => $"event {Name(item.EventHandlerType!)} {item.Name}"));
    }

    private static string Kind(Type type) =>
        type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Bases(Type type)
    {
        if (type.IsEnum) return "";
        var inherited = new HashSet<Type>(type.BaseType?.GetInterfaces() ?? []);
        IEnumerable<string> bases = type.GetInterfaces().Where(item => item.IsVisible && !inherited.Contains(item)).Select(Name).Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)) bases = bases.Prepend(Name(parent));
        string list = string.Join(", ", bases);
        return list.Length == 0 ? "" : " : " + list;
    }

    private static string Signature(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        string modifier = method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "";
        return $"{modifier}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo any = property.GetAccessors(true)[0];
        string index = property.GetIndexParameters() is { Length: > 0 } keys ? $"[{string.Join(", ", keys.Select(key => Name(key.ParameterType)))}]" : "";
        string set = property.SetMethod is not { } setter || !IsVisible(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;";
        return $"{Static(any.IsStatic)}{Name(property.PropertyType)} {property.Name}{index} {{{(property.GetMethod is null ? "" : " get;")}{set} }}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = ..." : "")}"));

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string FullName(Type type) => (type.IsNested ? FullName(type.DeclaringType!) + "." : type.Namespace + ".") + Name(type);

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsPointer) return Name(type.GetElementType()!) + "*";
        if (type.IsArray) return Name(type.GetElementType()!) + $"[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsGenericType) return type.Name;
        int own = type.Name.IndexOf('`', StringComparison.Ordinal);
        return own < 0 ? type.Name : $"{type.Name[..own]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
