// An example to copy: a remedy of one's own that calls AWS. Put yours into the folder remedies of your configuration.
remedy('custom-tag-owner') {
    title 'Each hybrid node has a tag Owner'
    help 'Gives hybrid nodes without a tag Owner one. An example of a remedy of your own that calls AWS.'
    stage 'identity'
    onlyIfAsked true
    param 'team', type: String, help: 'value of the tag'
    where 'hybrid nodes only', { node -> !node.ec2 }
    plan { nodes ->
        nodes.each { node ->
            def tags = read('ssm:ListTagsForResource', node, ResourceType: 'ManagedInstance', ResourceId: node.id).TagList ?: []
            if (tags.any { tag -> tag.Key == 'Owner' }) {
                nothing node, 'it has a tag Owner'
                return
            }
            effect('tag', node.scope, "${node.id} Owner", "tag it with Owner $team") {
                on node
                call 'ssm:AddTagsToResource', ResourceType: 'ManagedInstance', ResourceId: node.id, Tags: [[Key: 'Owner', Value: team]]
                inverse 'ssm:RemoveTagsFromResource', ResourceType: 'ManagedInstance', ResourceId: node.id, TagKeys: ['Owner']
                state 'tag Owner', 'ssm:ListTagsForResource', [ResourceType: 'ManagedInstance', ResourceId: node.id], path: 'TagList[Key=Owner].Value', becomes: team
                risk 'low', 'policies that go by tags may treat the node in another way'
            }
        }
    }
}
