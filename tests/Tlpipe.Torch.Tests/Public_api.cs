namespace Tlpipe.Torch.Tests;

public sealed class Public_api
{
    [Fact]
    public void Of_Tlpipe_Torch() => Verified.Text(PublicApi.Describe(typeof(torch).Assembly));
}
