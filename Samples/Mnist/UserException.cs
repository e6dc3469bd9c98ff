namespace MnistSample;

/// <summary>A mistake of the user's that the message names in full.</summary>
internal sealed class UserException(string message) : Exception(message);
