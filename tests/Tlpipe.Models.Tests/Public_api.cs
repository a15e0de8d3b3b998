namespace Tlpipe.Models.Tests;

public sealed class Public_api
{
    [Fact]
    public void Of_Tlpipe_Models() => Snapshot.Verify(PublicApi.Describe(typeof(Predictor).Assembly));
}
