using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor VariableMadeTwice = Make(
        "AOTN3001", "Variable is made twice", "The variable '{0}' exists already: write reuse: true or Reuse.Auto to share it, or give the second one another name");

    public static readonly DiagnosticDescriptor VariableReusedBeforeMade = Make(
        "AOTN3002", "Variable is reused before it is made", "The variable '{0}' is reused but does not exist yet: make it first with reuse: false, or write Reuse.Auto");

    public static readonly DiagnosticDescriptor VariableReusedDifferently = Make(
        "AOTN3003", "Variable is reused with another shape or type", "The variable '{0}' is {1} and is asked for as {2}");

    public static readonly DiagnosticDescriptor ReuseSwitchedOff = Make(
        "AOTN3004", "Reuse cannot be switched off inside a reusing scope", "Scope '{0}' asks for reuse: false inside '{1}', which reuses its variables: reuse is inherited inwards");

    public static readonly DiagnosticDescriptor InitialValueNeedsFeed = Make(
        "AOTN3005", "Initial value depends on a placeholder", "The initial value of '{0}' depends on the placeholder '{1}', which has no value when variables are initialized");

    public static readonly DiagnosticDescriptor VariableOfOpenSize = Make(
        "AOTN3006", "Variable of open size", "The variable '{0}' would have shape {1}: a variable's sizes must be known{2}");

    public static readonly DiagnosticDescriptor UnusedVariable = Make(
        "AOTN3008", "Variable is not used", "No fetch reads or assigns the variable '{0}'", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NotAVariable = Make(
        "AOTN3007", "Not a variable", "{0} needs a variable, and '{1}' is none");
}
