namespace Tlpipe.Abstractions.Tests;

public sealed class Public_api
{
    [Fact]
    public void Of_Tlpipe_Abstractions() => Snapshot.Verify(PublicApi.Describe(typeof(IPlugin).Assembly));
}
