namespace Tlpipe.Testing.Tests;

public sealed class Public_api
{
    [Fact]
    public void Of_Tlpipe_Testing() => Snapshot.Verify(PublicApi.Describe(typeof(ConformanceException).Assembly));
}
