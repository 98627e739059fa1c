package org.ifolder.tool.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ifolder.tool.api.HostApi;
import org.ifolder.tool.api.IFolderItem;
import org.ifolder.tool.api.Refusal;
import org.ifolder.tool.api.RightItem;
import org.ifolder.tool.api.Waiting;

/** The iFolders of one owner, made, shared and measured by the owner at the home host. */
final class OwnedIFolders {

    private static final int UNAUTHORIZED = 401;

    private final HostApi home;
    private final Waiting waiting;
    private final UnaryOperator<String> memberId;

    /**
     * The iFolders of one owner.
     *
     * @param home the owner's home host, called by the owner
     * @param waiting how long to wait until it knows the owner
     * @param memberId gives the id of a login name
     */
    OwnedIFolders(HostApi home, Waiting waiting, UnaryOperator<String> memberId) {
        this.home = home;
        this.waiting = waiting;
        this.memberId = memberId;
    }

    /**
     * Makes what is missing.
     *
     * @param wanted what there shall be
     * @param existing what there is, by name
     * @return how many iFolders there are now of those wanted
     */
    int ensure(List<SampleIFolder> wanted, Map<String, IFolderItem> existing) {
        waiting.until(this::notServed);
        for (SampleIFolder iFolder : wanted) {
            IFolderItem present = existing.get(iFolder.name());
            if (present == null) {
                IFolderItem made = home.post("ifolders", creation(iFolder), IFolderItem.class);
                complete(iFolder, made, Map.of());
            } else {
                complete(iFolder, present, rights(present));
            }
        }
        return wanted.size();
    }

    private Optional<String> notServed() {
        try {
            home.total("ifolders");
            return Optional.empty();
        } catch (Refusal refusal) {
            if (refusal.status() == UNAUTHORIZED) {
                return Optional.of(home.host() + " does not let a member of its own log in");
            }
            throw refusal;
        }
    }

    private void complete(SampleIFolder iFolder, IFolderItem item, Map<String, String> rights) {
        String path = "ifolders/" + HostApi.segment(item.id());
        iFolder.shares().forEach((login, right) -> {
            String member = memberId.apply(login);
            if (!right.equals(rights.get(member))) {
                home.put(path + "/rights/" + HostApi.segment(member), Map.of("right", right));
            }
        });
        if (!iFolder.usage().equals(item.usage())) {
            home.put(path + "/usage", iFolder.usage());
        }
    }

    private Map<String, String> rights(IFolderItem item) {
        return home.all("ifolders/" + HostApi.segment(item.id()) + "/rights", RightItem.class).stream()
                .collect(Collectors.toMap(RightItem::member, RightItem::right));
    }

    private static Map<String, String> creation(SampleIFolder iFolder) {
        Map<String, String> creation = new LinkedHashMap<>();
        creation.put("name", iFolder.name());
        creation.put("description", iFolder.description());
        return creation;
    }
}
