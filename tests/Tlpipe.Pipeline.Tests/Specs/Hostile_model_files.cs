using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Tests.Specs;

public sealed class Hostile_model_files : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "m.yaml(1,1): error TLP1001: the model file is empty; it begins with 'model: NAME'")]
    [InlineData("# only a comment\n", "m.yaml(1,1): error TLP1001: the model file is empty; it begins with 'model: NAME'")]
    [InlineData("---\n...\n", "m.yaml(1,1): error TLP1001: the model file is empty; it begins with 'model: NAME'")]
    [InlineData("- a\n- b", "m.yaml(1,1): error TLP1001: a model file is a list of keys with values; it begins with 'model: NAME'")]
    [InlineData("model", "m.yaml(1,1): error TLP1001: a model file is a list of keys with values; it begins with 'model: NAME'")]
    [InlineData("model: m\n[a, b]: c", "m.yaml(1,1): error TLP1001: a key of this section is a list or a section; a key is a single word")]
    [InlineData("model: m\nversion: 1.0.0\n\tseed: 1", "m.yaml(3,1): error TLP1001: this line is indented with a tab; YAML is indented with spaces")]
    [InlineData("model: m\u0007", "m.yaml(1,9): error TLP1001: there is a control character (U+0007) here; remove it")]
    [InlineData("model: m\nbackbone: &a { use: x }\nbackbone2: *a", "m.yaml(2,11): error TLP1003: anchors ('&a') are not used in model files; remove it\nm.yaml(3,12): error TLP1003: aliases ('*a') are not used in model files; write the value out")]
    [InlineData("a: &x [&y [*y]]", "m.yaml(1,4): error TLP1003: anchors ('&x') are not used in model files; remove it\nm.yaml(1,8): error TLP1003: anchors ('&y') are not used in model files; remove it\nm.yaml(1,12): error TLP1003: aliases ('*y') are not used in model files; write the value out")]
    [InlineData("a: !!?] b", "m.yaml(1,8): error TLP1001: this is not YAML: it can't be understood from here on; look for a bracket, brace or quote above that is not closed, or a tag")]
    [InlineData("model: m\n---\nmodel: n", "m.yaml(2,1): error TLP1003: a second YAML document begins here; a file holds one model")]
    public void What_is_no_model_file_gives_one_line(string text, string expected) => Assert.Equal(expected, ErrorsOf(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Tags_are_refused_and_the_rest_is_still_read()
    {
        Assert.Equal(
            """
            m.yaml(1,8): error TLP1003: tags ('!system.type') are not used in model files; remove it
            m.yaml(3,7): error TLP1003: tags ('tag:yaml.org,2002:int') are not used in model files; remove it
            m.yaml(4,1): error TLP1004: 'model' stands here a second time, after line 1; remove one
            """,
            ErrorsOf(Encoding.UTF8.GetBytes(Valid("model: !system.type m\nversion: 1.0.0\nseed: !!int 3\nmodel: n"))));
    }

    [Fact]
    public void Other_encodings_are_refused()
    {
        Assert.Equal("m.yaml: error TLP1001: this model file is not encoded in UTF-8; save it as UTF-8", ErrorsOf(Encoding.Unicode.GetBytes("\uFEFFmodel: ä")));
        Assert.Equal("m.yaml: error TLP1001: this model file is not encoded in UTF-8; save it as UTF-8", ErrorsOf([.. "model: "u8, 0xE4]));
    }

    [Fact]
    public void A_byte_order_mark_is_no_harm()
    {
        var spec = ModelSpec.Read(_folder.Write("bom.yaml", "\uFEFF" + Valid("model: m\nversion: 1.0.0")));

        Assert.Equal("m", spec.Name);
    }

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        Assert.Equal("m.yaml(1,34): error TLP1002: sections are nested more than 32 deep here; nothing in a model file is", ErrorsOf(Encoding.UTF8.GetBytes(new string('[', 100_000))));
        Assert.Equal("m.yaml: error TLP1002: this model file is larger than 256 KiB; data belong into files of their own", ErrorsOf(new byte[300_000]));
    }

    [Fact]
    public void A_syntax_error_has_its_place()
    {
        Assert.Equal(
            "m.yaml(2,1): error TLP1001: this is not YAML: it can't be understood from here on; look for a bracket, brace or quote above that is not closed, or a tag",
            ErrorsOf("model: [a\nb: c"u8.ToArray()));
        Assert.Equal(
            "m.yaml(1,8): error TLP1001: this is not YAML: While scanning a quoted scalar, found unexpected end of stream",
            ErrorsOf("model: \"a"u8.ToArray()));
    }

    [Fact]
    public void A_file_that_is_absent_or_a_folder_says_so()
    {
        var absent = Assert.Throws<DiagnosticException>(() => ModelSpec.Read(Path.Combine(_folder.Path, "absent.yaml"), "absent.yaml"));
        var folder = Assert.Throws<DiagnosticException>(() => ModelSpec.Read(_folder.Path, "folder"));

        Assert.Equal("absent.yaml: error TLP1000: this model file can't be read: there is no such file", absent.Message);
        Assert.Equal("folder: error TLP1000: this model file can't be read: it is a folder", folder.Message);
    }

    [Theory]
    [InlineData("model: ../evil", "m.yaml(1,8): error TLP1007: '../evil' can't name a model: a name is made of letters, digits, '.', '-' and '_', and begins with a letter or digit")]
    [InlineData("model: \"a\\nb\"", "m.yaml(1,8): error TLP1007: 'a\\u000ab' can't name a model: a name is made of letters, digits, '.', '-' and '_', and begins with a letter or digit")]
    [InlineData("model: a.", "m.yaml(1,8): error TLP1007: 'a.' can't name a model: a name is made of letters, digits, '.', '-' and '_', and begins with a letter or digit")]
    [InlineData("model: [a]", "m.yaml(1,8): error TLP1007: 'model' must be a text, but is a list")]
    [InlineData("model:", "m.yaml(1,1): error TLP1007: 'model' has no value; give one or remove the key")]
    [InlineData("model: ~", "m.yaml(1,1): error TLP1007: 'model' has no value; give one or remove the key")]
    public void A_name_that_could_leave_its_folder_is_refused(string line, string expected) =>
        Assert.Equal(expected, ErrorsOf(Encoding.UTF8.GetBytes(Valid($"{line}\nversion: 1.0.0"))));

    [Theory]
    [InlineData("1.0")]
    [InlineData("v1.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0/..")]
    [InlineData("99999999999999999999.0.0")]
    public void A_version_is_semantic(string version) =>
        Assert.Equal(
            $"m.yaml(2,10): error TLP1007: '{version}' is no semantic version; write three numbers, such as 1.0.0",
            ErrorsOf(Encoding.UTF8.GetBytes(Valid($"model: m\nversion: {version}"))));

    [Fact]
    public void Tasks_need_names_of_their_own()
    {
        Assert.Equal(
            "m.yaml(5,3): error TLP1007: 'a.b' can't name a task: a name is made of letters, digits, '-' and '_', and begins with a letter",
            ErrorsOf("model: m\nversion: 1.0.0\nbackbone: x\ntasks:\n  a.b: { dataset: d, head: h }"u8.ToArray()));
        Assert.Equal(
            "m.yaml(4,1): error TLP1007: 'tasks' names no task; a model has at least one",
            ErrorsOf("model: m\nversion: 1.0.0\nbackbone: x\ntasks: {}"u8.ToArray()));
    }

    private static string Valid(string head) => $"{head}\nbackbone: small-cnn\ntasks:\n  a: {{ dataset: d, head: h }}\n";

    private string ErrorsOf(byte[] content)
    {
        var path = _folder.Combine("m.yaml");
        File.WriteAllBytes(path, content);
        return Assert.Throws<DiagnosticException>(() => ModelSpec.Read(path, "m.yaml")).Message;
    }
}
