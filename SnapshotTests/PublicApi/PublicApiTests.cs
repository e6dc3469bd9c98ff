namespace AotNet.SnapshotTests.PublicApi;

/// <summary>A change to what users can call is a visible difference in a file.</summary>
public class PublicApiTests
{
    [Fact]
    public async Task Runtime() =>
        await Verifier.Verify(ApiPrinter.Print(typeof(SessionOptions).Assembly)).UseFileName("AotNet.Runtime");
}
