package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.archive.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

    private final Map<String, Long> sizes = new HashMap<>();

    private Entry file(String path, long size) {
        sizes.put(path, size);
        return new Entry(path, '-', size, "-rw-r--r--", "ana", "ana", "2026-01-01T00:00:00", null);
    }

    private Sample of(long seed, int files) {
        var sample = new Sample(seed);
        for (int i = 0; i < files; i++) {
            sample.accept(file("f%06d".formatted(i), i % 1000 == 0 ? 50_000_000 : i % 50 == 0 ? 100_000 : 100));
        }
        return sample;
    }

    @Test
    void the_same_seed_draws_the_same_files_and_another_one_others() {
        assertThat(of(1, 20_000).paths()).isEqualTo(of(1, 20_000).paths());
        assertThat(of(1, 20_000).paths()).isNotEqualTo(of(2, 20_000).paths());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4711, -3})
    void files_of_all_sizes_come_and_not_too_many_or_too_large(long seed) {
        var paths = of(seed, 20_000).paths();
        assertThat(paths).hasSizeBetween(40, Sample.MOST_FILES).doesNotHaveDuplicates();
        assertThat(paths.stream().mapToLong(sizes::get).sum()).isLessThanOrEqualTo(Sample.MOST_BYTES);
        assertThat(paths.stream().map(sizes::get).distinct()).containsExactlyInAnyOrder(100L, 100_000L, 50_000_000L);
        assertThat(paths.stream()
                        .mapToInt(path -> Integer.parseInt(path.substring(1)))
                        .filter(i -> i > 10_000))
                .as("from everywhere in the archive")
                .hasSizeGreaterThan(15);
    }

    @Test
    void what_is_no_file_of_its_own_is_left_out_and_a_single_large_file_is_not() {
        var sample = new Sample(1);
        sample.accept(new Entry("srv", 'd', 0, "drwxr-xr-x", "ana", "ana", "", null));
        sample.accept(new Entry("srv/link", 'l', 0, "lrwxrwxrwx", "ana", "ana", "", "a"));
        sample.accept(new Entry("srv/hard", '-', 0, "-rw-r--r--", "ana", "ana", "", "srv/a"));
        sample.accept(file("srv/odd?name", 3));
        assertThat(sample.paths()).isEmpty();
        sample.accept(file("srv/huge", Sample.MOST_BYTES * 3));
        sample.accept(file("srv/larger", Sample.MOST_BYTES * 4));
        assertThat(sample.paths()).isEqualTo(List.of("srv/huge"));
    }
}
