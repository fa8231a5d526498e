package dev.rlmworkbench.result;

import org.jspecify.annotations.Nullable;

/// The models and settings with which a method answered. Null means that the method has no such thing, or that the file
/// does not say.
///
/// @param root           the model that was asked
/// @param sub            the model that answered sub-calls, null for methods without
/// @param promptSha256   its beginning
/// @param replLanguage   `java` or `python`
/// @param protocol       how the final answer is given
/// @param helpers        of methods with a REPL: `none`, `seed`, `all` or `guided`; null means all, as in older files
/// @param helpersVersion counts up when what the helper functions do changes, of methods that use one of them; null in
///                       older files
public record MethodSetup(
        @Nullable ModelSnapshot root,
        @Nullable ModelSnapshot sub,
        @Nullable String adapter,
        @Nullable String promptProfile,
        @Nullable String promptSha256,
        @Nullable String replLanguage,
        @Nullable String protocol,
        @Nullable String helpers,
        @Nullable Integer helpersVersion) {

    public static final MethodSetup UNKNOWN = new MethodSetup(null, null, null, null, null, null, null, null, null);

    /// Of a method with one model, one plain prompt and no REPL.
    public static MethodSetup plain(ModelSnapshot model, @Nullable String promptProfile, @Nullable String sha256) {
        return new MethodSetup(model, null, null, promptProfile, sha256, null, null, null, null);
    }

    /// The same with other models.
    public MethodSetup withModels(@Nullable ModelSnapshot root, @Nullable ModelSnapshot sub) {
        return new MethodSetup(
                root, sub, adapter, promptProfile, promptSha256, replLanguage, protocol, helpers, helpersVersion);
    }

    /// The same, told apart by what the helper functions do.
    public MethodSetup withHelpersVersion(int version) {
        return new MethodSetup(
                root, sub, adapter, promptProfile, promptSha256, replLanguage, protocol, helpers, version);
    }

    /// Empty when unknown.
    public String rootName() {
        return root == null ? "" : root.name();
    }
}
