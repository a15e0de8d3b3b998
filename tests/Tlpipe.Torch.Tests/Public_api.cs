namespace Tlpipe.Torch.Tests;

public sealed class Public_api
{
    [Fact]
    public void Of_Tlpipe_Torch() => Snapshot.Verify(PublicApi.Describe(typeof(torch).Assembly));
}
