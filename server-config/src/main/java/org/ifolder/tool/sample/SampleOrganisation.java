package org.ifolder.tool.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.ifolder.tool.api.UsageItem;
import org.ifolder.tool.people.People;

/** The sample organisation, always the same: {@value #MEMBERS} members, {@value #GROUPS} groups, {@value #IFOLDERS} iFolders. */
final class SampleOrganisation {

    static final int MEMBERS = 500;
    static final int GROUPS = 40;
    static final int IFOLDERS = 300;

    private static final long SEED = 20_260_101L;
    private static final int LARGEST_GROUP = 60;
    private static final int SMALLEST_GROUP = 5;
    private static final int MOST_SHARES = 8;
    private static final int MOST_FILES = 20_000;
    private static final double LARGEST_FILE_LOG2 = 22;

    private final People people = new People(SEED);
    private final List<SampleMember> members = new ArrayList<>();
    private final List<SampleGroup> groups = new ArrayList<>();
    private final List<SampleIFolder> iFolders = new ArrayList<>();

    SampleOrganisation() {
        inventMembers();
        inventGroups();
        inventIFolders();
    }

    List<SampleMember> members() {
        return List.copyOf(members);
    }

    List<SampleGroup> groups() {
        return List.copyOf(groups);
    }

    List<SampleIFolder> iFolders() {
        return List.copyOf(iFolders);
    }

    List<String> logins() {
        return members.stream().map(SampleMember::login).toList();
    }

    private void inventMembers() {
        Set<String> taken = new HashSet<>();
        for (long number = 1; number <= MEMBERS; number++) {
            var person = people.person(number);
            members.add(new SampleMember(free(person.latinName(), "", taken), person));
        }
    }

    private void inventGroups() {
        Set<String> taken = new HashSet<>();
        for (int number = 1; number <= GROUPS; number++) {
            RandomGenerator random = people.random("group", number);
            String place = people.city(random);
            String name = free("Team " + place, " ", taken);
            int size = random.nextInt(SMALLEST_GROUP, LARGEST_GROUP + 1);
            groups.add(new SampleGroup(name, "Everybody who works in " + place, logins(random, size)));
        }
    }

    private void inventIFolders() {
        Set<String> taken = new HashSet<>();
        for (int number = 1; number <= IFOLDERS; number++) {
            RandomGenerator random = people.random("ifolder", number);
            String owner = login(random);
            String subject = people.subject(random);
            String name = free(owner + "/" + subject, " ", taken).substring(owner.length() + 1);
            String description = random.nextInt(3) == 0 ? null : subject + " – " + people.city(random);
            iFolders.add(new SampleIFolder(owner, name, description, shares(owner, random), usage(random)));
        }
    }

    private Map<String, String> shares(String owner, RandomGenerator random) {
        Map<String, String> shares = new TreeMap<>();
        for (String login : logins(random, random.nextInt(MOST_SHARES + 1))) {
            shares.put(login, random.nextInt(5) < 3 ? "READ_ONLY" : "READ_WRITE");
        }
        shares.remove(owner);
        return shares;
    }

    private static UsageItem usage(RandomGenerator random) {
        long files = random.nextLong(1, MOST_FILES);
        long meanBytes = (long) Math.pow(2, random.nextDouble(4, LARGEST_FILE_LOG2));
        return new UsageItem(files * meanBytes, files, 1 + random.nextLong(files) / 8);
    }

    private Set<String> logins(RandomGenerator random, int draws) {
        Set<String> logins = new TreeSet<>();
        for (int draw = 0; draw < draws; draw++) {
            logins.add(login(random));
        }
        return logins;
    }

    private String login(RandomGenerator random) {
        return members.get(random.nextInt(members.size())).login();
    }

    /** The name itself, or with the first number from 2 behind it that makes it new. */
    private static String free(String name, String separator, Set<String> taken) {
        String candidate = name;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = name + separator + number;
        }
        return candidate;
    }
}
