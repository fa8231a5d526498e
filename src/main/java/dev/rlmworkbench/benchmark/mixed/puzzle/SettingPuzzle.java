package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The value of a setting in nested configuration: service, environment, component, key. Values that are commented
/// out do not count.
public final class SettingPuzzle implements PuzzleMaker {

    /// @param words to choose from; empty where the value is a number
    /// @param low   of a number
    private record Key(String name, List<String> words, int low, int high) {

        /// Different ones.
        List<String> values(Draw draw, int count) {
            if (!words.isEmpty()) {
                return draw.some(words, count);
            }
            var values = new ArrayList<String>();
            while (values.size() < count) {
                var value = Integer.toString(draw.between(low, high));
                if (!values.contains(value)) {
                    values.add(value);
                }
            }
            return values;
        }
    }

    /// @param remark a value that is commented out; empty for none
    private record Setting(String environment, String component, Key key, String value, String remark) {}

    private static final List<Key> KEYS = List.of(
            new Key("timeout_seconds", List.of(), 5, 300),
            new Key("max_connections", List.of(), 2, 500),
            new Key("retry_limit", List.of(), 2, 60),
            new Key("batch_size", List.of(), 10, 900),
            new Key("idle_minutes", List.of(), 2, 90),
            new Key("buffer_kilobytes", List.of(), 16, 4096),
            new Key("log_level", List.of("trace", "debug", "info", "warn", "error", "fatal"), 0, 0),
            new Key("on_failure", List.of("abort", "ignore", "restart", "pause", "escalate", "skip"), 0, 0));
    private static final List<String> ENVIRONMENTS = List.of("production", "staging", "testing", "development");
    private static final List<String> COMPONENTS =
            List.of("database", "queue", "cache", "mailer", "gateway", "scheduler", "archive");
    private static final List<String> QUESTIONS = List.of(
            "What is {key} set to for the {component} of {service} in {environment}?",
            "Which value does {service} use for {key} of its {component} in the {environment} environment?",
            "In the {environment} settings of {service}, what is the {key} of the {component}?",
            "I run {service} in {environment}: which {key} does its {component} get?",
            "Look up {key} for the {environment} {component} of {service}. What is its value?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var layout = draw.any(Layout.values());
        var name = scene.names().fresh(Holder.SHIP);
        var settings = settings(draw, draw.some(ENVIRONMENTS, 2), draw.some(COMPONENTS, 2), draw.some(KEYS, 2));
        var asked = draw.any(settings);
        var block = layout.block(service(name), settings);
        var facts = new ArrayList<>(List.of(new Placed(draw.place(), block)));
        var environments =
                settings.stream().map(Setting::environment).distinct().toList();
        var components = settings.stream().map(Setting::component).distinct().toList();
        var keys = settings.stream().map(Setting::key).distinct().toList();
        for (var other : scene.names().like(Holder.SHIP, name, 4)) {
            var alike = settings(draw, environments, components, keys);
            facts.add(new Placed(draw.place(), layout.block(service(other), alike)));
        }
        var evidence = List.of(layout.evidence(block, service(name), asked));
        return new Puzzle("", facts, _ -> other(scene, layout), asked(draw, name, asked, settings, evidence));
    }

    private static Asked asked(Draw draw, String name, Setting asked, List<Setting> settings, List<String> evidence) {
        var query = draw.any(QUESTIONS)
                .replace("{key}", asked.key().name())
                .replace("{component}", asked.component())
                .replace("{environment}", asked.environment())
                .replace("{service}", service(name));
        if (asked.key().words().isEmpty()) {
            return Asked.number(query, Long.parseLong(asked.value()), evidence);
        }
        var rivals = settings.stream()
                .filter(other -> other.key().equals(asked.key()))
                .map(Setting::value)
                .toList();
        return Asked.oneOf(query, List.of(asked.value()), rivals, evidence);
    }

    /// Each key in each component of each environment, with different values; one more value is commented out.
    private static List<Setting> settings(
            Draw draw, List<String> environments, List<String> components, List<Key> keys) {
        var settings = new ArrayList<Setting>();
        for (var key : keys) {
            int count = environments.size() * components.size();
            var values = new ArrayList<>(key.values(draw, count + 1));
            var remark = values.removeLast();
            int remarked = draw.between(0, count - 1);
            for (int i = 0; i < count; i++) {
                settings.add(new Setting(
                        environments.get(i / components.size()),
                        components.get(i % components.size()),
                        key,
                        values.get(i),
                        i == remarked ? remark : ""));
            }
        }
        return settings;
    }

    private static String other(Scene scene, Layout layout) {
        var draw = scene.draw();
        if (draw.chance(0.3)) {
            return layout.comment() + " " + scene.chatter().sentence() + "\n";
        }
        var settings = settings(
                draw,
                draw.some(ENVIRONMENTS, draw.between(1, 2)),
                draw.some(COMPONENTS, draw.between(1, 2)),
                draw.some(KEYS, draw.between(1, 2)));
        return layout.block(service(scene.names().passing(Holder.SHIP)), settings);
    }

    private static String service(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private enum Layout {
        YAML,
        INI,
        PROPERTIES;

        String comment() {
            return this == INI ? ";" : "#";
        }

        String block(String service, List<Setting> settings) {
            var text = new StringBuilder(this == YAML ? service + ":\n" : "");
            for (var environment :
                    settings.stream().map(Setting::environment).distinct().toList()) {
                text.append(this == YAML ? "  " + environment + ":\n" : "");
                var here = settings.stream()
                        .filter(one -> one.environment().equals(environment))
                        .toList();
                for (var component :
                        here.stream().map(Setting::component).distinct().toList()) {
                    text.append(
                            switch (this) {
                                case YAML -> "    " + component + ":\n";
                                case INI -> "[" + service + "." + environment + "." + component + "]\n";
                                case PROPERTIES -> "";
                            });
                    here.stream()
                            .filter(one -> one.component().equals(component))
                            .forEach(one -> text.append(lines(service, one)));
                }
            }
            return text.append('\n').toString();
        }

        private String lines(String service, Setting one) {
            var remark = one.remark().isEmpty() ? "" : remark(service, one) + "\n";
            return remark + line(service, one, one.value()) + "\n";
        }

        private String remark(String service, Setting one) {
            var line = line(service, one, one.remark());
            var indent = line.length() - line.stripLeading().length();
            return line.substring(0, indent) + comment() + " " + line.substring(indent);
        }

        private String line(String service, Setting one, String value) {
            return switch (this) {
                case YAML -> "      " + one.key().name() + ": " + value;
                case INI -> one.key().name() + " = " + value;
                case PROPERTIES ->
                    service + "." + one.environment() + "." + one.component() + "."
                            + one.key().name() + "=" + value;
            };
        }

        /// From the heading that names the service to the line with the value.
        String evidence(String block, String service, Setting one) {
            var line = "\n" + line(service, one, one.value()) + "\n";
            return switch (this) {
                case YAML -> {
                    int environment = block.indexOf("\n  " + one.environment() + ":");
                    int component = block.indexOf("\n    " + one.component() + ":", environment);
                    yield block.substring(0, block.indexOf(line, component) + line.length() - 1);
                }
                case INI -> {
                    int start = block.indexOf("[" + service + "." + one.environment() + "." + one.component() + "]");
                    yield block.substring(start, block.indexOf(line, start) + line.length() - 1);
                }
                case PROPERTIES -> line.strip();
            };
        }
    }
}
